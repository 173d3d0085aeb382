import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readHeader } from '#core/import-file/header.ts';
import { findAlias, headerKey } from '#core/import-file/header-alias.ts';
import { lesserSpellings, spellings, technical } from '#core/import-file/header-spellings.ts';

const all = [...spellings, ...lesserSpellings, technical].flatMap(([slots, lines]) =>
  lines.flatMap((line) => line.split(', ').map((header) => ({ header, slots }))),
);

const targetsOf = (...headers: string[]): string[] => {
  const header = readHeader(headers);
  if ('refused' in header) return [header.refused.code];
  return header.targets.map((target) => ('name' in target ? `${target.kind}.${target.name}` : target.kind));
};

describe('the spellings of headers', () => {
  test('stand once each', () => {
    const keys = all.map(({ header }) => headerKey(header));
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  test('mean the same in any case, with any signs between the words, with and without accents', async () => {
    const upper = (text: string) => text.toUpperCase();
    const asIs = (text: string) => text;
    const unaccented = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '');
    const decomposed = (text: string) => text.normalize('NFD');
    const umlauts = (text: string) =>
      text.replace(/[äöü]/gi, (letter) => `${letter.normalize('NFD').charAt(0)}e`);
    await fc.assert(
      fc.property(
        fc.constantFrom(...all),
        fc.constantFrom(asIs, upper, unaccented, decomposed, umlauts),
        fc.constantFrom(' ', '_', '-', ' - ', '.', '', '  '),
        ({ header, slots }, change, separator) => {
          const spelled = ` ${change(header).split(' ').join(separator)}${separator}`;
          expect([spelled, findAlias(headerKey(spelled))?.slots]).toEqual([spelled, slots]);
        },
      ),
      { numRuns: 5_000 },
    );
  });

  test.each(['phone', 'website', 'industry', 'address', 'city', 'state', 'postal_code', 'country', 'name'])(
    'company_%s is the company’s, in every form',
    (name) => {
      const headers = [`company_${name}`, `Company ${name.replace('_', ' ')}`, `COMPANY-${name}`];
      for (const header of headers) {
        const found = targetsOf('Phone', ...(name === 'name' ? [] : ['Company']), header);
        expect(found.at(-1)).toBe(`company.${name}`);
      }
    },
  );

  test.each([
    'Phone Extension',
    'phone_extension',
    'Ext',
    'Nebenstelle',
    'Numéro de poste',
    'Extensión telefónica',
  ])('%s is what stands behind the number', (header) => {
    expect(targetsOf('Phone', header)).toEqual(['contact.phone', 'contact.phone_extension']);
  });

  test('of a company’s phone mean the contact’s where there is no company', () => {
    expect(targetsOf('Company phone')).toEqual(['contact.phone']);
  });

  test('of what Outlook and Google fill in by themselves are left out there, and not elsewhere', () => {
    expect(targetsOf('Name', 'Priority', 'E-mail Type')).toEqual(['contact.name', 'ignore', 'ignore']);
    expect(targetsOf('Name', 'Priority')).toEqual(['contact.name', 'custom.Priority']);
  });

  test('of an id mean one only where Salesforce wrote it', () => {
    expect(targetsOf('Id', 'Name')).toEqual(['custom.Id', 'contact.name']);
    expect(targetsOf('Id', 'IsDeleted', 'Name')[0]).toBe('contact.external_id');
  });

  test.each([
    ['Company Name,Contact Person,Contact Phone', 'company.name,contact.name,contact.phone'],
    ['First,Last,Phone', 'contact.first_name,contact.last_name,contact.phone'],
    ['Client Name,Client Phone', 'contact.name,contact.phone'],
    ['Person Name,Phone', 'contact.name,contact.phone'],
    ['Surname,Given', 'contact.last_name,contact.first_name'],
    ['First Name,Name,Phone', 'contact.first_name,contact.last_name,contact.phone'],
    ['Vorname,Name,Telefon', 'contact.first_name,contact.last_name,contact.phone'],
    ['Prénom,Nom', 'contact.first_name,contact.last_name'],
    ['Name,First Name,Last Name', 'contact.name,contact.first_name,contact.last_name'],
    ['Name,Vorname,Nachname', 'contact.name,contact.first_name,contact.last_name'],
    ['Name,First,Last', 'contact.name,contact.first_name,contact.last_name'],
    ['Phone,Last', 'contact.phone,custom.Last'],
  ])('of names go together: %s', (headers, targets) => {
    expect(targetsOf(...headers.split(',')).join(',')).toBe(targets);
  });

  test.each([
    'Do Not Contact',
    'Opt Out',
    'Opted-Out',
    'Don’t call',
    "Don't call",
    'Keine Anrufe',
    'Bloctel',
  ])('of an opt-out keep people from being called: %s', (header) => {
    expect(targetsOf('Phone', header)).toEqual(['contact.phone', 'contact.do_not_call']);
  });
});

test('the exports of other systems name columns by what they belong to, or by words cut short', () => {
  const person = ['Name', 'Organization', 'Email - Work', 'Phone - Work', 'Phone - Mobile', 'ID'];
  expect(targetsOf(...person.map((header) => `Person - ${header}`))).toEqual([
    'contact.name',
    'company.name',
    'contact.email',
    'contact.phone_secondary',
    'contact.phone',
    'contact.external_id',
  ]);
  expect(targetsOf('Name', 'E-Mail geschäftl.', 'Tel. geschäftl.')).toEqual([
    'contact.name',
    'contact.email',
    'contact.phone',
  ]);
  expect(targetsOf('E-mail ID', 'Do not call me', 'Intitulé du poste', 'ID de registro')).toEqual([
    'contact.email',
    'contact.do_not_call',
    'contact.job_title',
    'contact.external_id',
  ]);
  expect(targetsOf('Person - First name', 'Person - Last name', 'Phone')).toEqual([
    'contact.first_name',
    'contact.last_name',
    'contact.phone',
  ]);
  for (const headers of [
    ['Nom', 'Nom du compte', 'Origine de la piste'],
    ['Nombre', 'Nombre de la cuenta', 'Origen del candidato'],
    ['Name', 'Accountname', 'Leadquelle'],
  ])
    expect(targetsOf(...headers)).toEqual(['contact.name', 'company.name', 'contact.source']);
});
