import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readHeader } from '#core/import-file/header.ts';

/** What the column is in a file of a name and it alone. */
const meaningOf = (header: string): string => {
  const read = readHeader(['Full name', header]);
  if ('refused' in read) return read.refused.code;
  const target = read.targets[1] ?? { kind: 'ignore' };
  return 'name' in target ? `${target.kind}.${target.name}` : target.kind;
};

describe('headers told by their words', () => {
  test.each(
    (
      'Telefon mobil, Mobiltelefonnummer, Phone (Work), Phone (Mobile), Tel. mobil, Tel. privat, Mobil-Nr., ' +
      'Handy-Nr., Fon, Telephone (Home), Work Phone Number, Home Phone Number, Primary Phone Number, ' +
      'Mobile Telephone, Business Telephone, Phone Number 1, Contact No., Ph No, Direct Dial, Landline Number, ' +
      'N° de tél, Tél fixe, Tlf., Tfno., Tel. móvil, Cel., Nº teléfono, Telefonnummer Festnetz, Büro Tel., ' +
      'Numéro de portable pro, Teléfono oficina, Contact Mobile, Telefon (Büro), Kundentelefon, Tel.-Nr. geschäftlich, ' +
      'Mob. No, Primäre Telefonnummer, Daytime phone, Tél. contact, Teléfono de contacto, Telefon-Office'
    ).split(', '),
  )('%s is a number to call', (header) => {
    expect(meaningOf(header)).toBe('contact.phone');
  });

  test.each(
    'Email Address 1, Email pro, E-mail (travail), Mél, Mail privat, E-Mail-Adresse (Arbeit), Correo trabajo'.split(
      ', ',
    ),
  )('%s is an address', (header) => {
    expect(meaningOf(header)).toBe('contact.email');
  });

  test.each(['Mobile Number 2', 'Alternate Mobile No', 'Other Telephone', 'Secondary Phone Number'])(
    '%s is a second number',
    (header) => {
      expect(meaningOf(header)).toBe('contact.phone_secondary');
    },
  );

  test.each(
    (
      'Fax, Fax (Work), Telefax, Tel/Fax, Pager, Pager Number, Mobile Pager, Fax Phone Number, Téléfax, ' +
      'Phone Type, Phone verified, Mobile App, No Phone, No Email, Email opt out, Email domain, ' +
      'Mailing Address, Direct mail campaign, Number, Home, Work, Office, Hotel, Excel, Other, Primary, Home Address, ' +
      'Phone contact, WhatsApp contact, Phone consent, Home office, Do not email, Number of calls, Emergency Phone, Last phone call, Phone Email'
    ).split(', '),
  )('%s is neither', (header) => {
    expect(meaningOf(header)).toBe(`custom.${header}`);
  });

  test('leave the property to a header that is known to mean it, whatever their order', () => {
    const read = readHeader(['Phone (Work)', 'Phone (Mobile)', 'Mobile Telephone', 'phone']);
    expect(read).toMatchObject({
      targets: [
        { kind: 'custom', stands_in_for: 'phone' },
        { kind: 'contact', name: 'phone_secondary' },
        { kind: 'custom', stands_in_for: 'phone' },
        { kind: 'contact', name: 'phone' },
      ],
    });
  });

  test('in any order and with any signs are one; a fax is never a number to call', async () => {
    const word = fc.constantFrom('Tel', 'Mobil', 'Work', 'Nr', 'Büro', 'privat', '1', 'Nummer', 'Phone');
    const sign = fc.constantFrom(' ', '-', ' (', '. ', '');
    await fc.assert(
      fc.property(fc.shuffledSubarray(['Tel', 'geschäftlich', 'Nummer', '1']), sign, (some, between) => {
        const header = [...some.filter((one) => one !== 'Tel'), 'Tel'].join(between);
        expect([header, meaningOf(header)]).toEqual([header, 'contact.phone']);
      }),
    );
    await fc.assert(
      fc.property(fc.array(word), fc.constantFrom('Fax', 'Pager', 'Telefax'), sign, (some, fax, between) => {
        expect(meaningOf([...some, fax].join(between))).toMatch(/^custom\./);
        expect(meaningOf([fax, ...some].join(between))).toMatch(/^custom\./);
      }),
    );
  });
});
