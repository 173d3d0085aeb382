import type { Contact } from '../attribute/contact.schema.ts';
import { blocksOf } from './blocks.ts';
import type { ExportColumn } from './export-columns.ts';
import type { ExportRow } from './export-row.ts';
import type { VcardVersion } from './format.ts';
import { folded, partValue, textValue } from './vcard-line.ts';

/** The properties that a caller has chosen and sees. */
type Chosen = ReadonlySet<string>;

const line = (name: string, value: string): string[] => (value === '' ? [] : [`${name}:${value}`]);

const textLine = (name: string, text: string | null | undefined): string[] =>
  line(name, textValue(text ?? ''));

/** Types of the RFC's list, whatever the language of the team; the preferred one as each version says it. */
const typed = (version: VcardVersion, types: readonly string[], isFirst: boolean): string => {
  if (version === '4.0') return `TYPE=${types.join(',')}${isFirst ? ';PREF=1' : ''}`;
  return `TYPE=${[...types, ...(isFirst ? ['pref'] : [])].join(',')}`;
};

const withExtension = (number: string | null, extension: string | null): string | null =>
  number && extension ? `${number} x${extension}` : number;

const numberLines = (version: VcardVersion, contact: Partial<Contact>): string[] => {
  const { phone = null, phone_raw = null, phone_extension = null } = contact;
  const { phone_secondary = null, phone_secondary_extension = null } = contact;
  const numbers = [
    withExtension(phone ?? phone_raw, phone_extension),
    withExtension(phone_secondary, phone_secondary_extension),
  ];
  return numbers.flatMap((number, index) =>
    textLine(`TEL;${typed(version, ['work', 'voice'], index === 0)}`, number),
  );
};

const emailLines = (version: VcardVersion, { email }: Partial<Contact>): string[] =>
  textLine(`EMAIL;${typed(version, version === '4.0' ? ['work'] : ['internet'], true)}`, email);

/** A card needs a name: of a contact without one, by what else it is known. */
const fullName = ({ name, email, phone, phone_raw, id = '' }: Partial<Contact>): string =>
  [name, email, phone, phone_raw].find((one) => one) ?? id;

const nameLines = (contact: Partial<Contact>): string[] => [
  ...textLine('FN', fullName(contact)),
  `N:${partValue(contact.last_name ?? '')};${partValue(contact.first_name ?? '')};;;`,
];

const zoneLine = (version: VcardVersion, { timezone }: Partial<Contact>): string[] =>
  textLine(version === '4.0' ? 'TZ' : 'TZ;VALUE=text', timezone);

/** The moment of the last change, in the form of the version. */
const revisionLine = (version: VcardVersion, { updated_at = '' }: Partial<Contact>): string[] => {
  const at = updated_at.replace(/\.\d+/, '');
  return line('REV', version === '4.0' ? at.replace(/[-:]/g, '') : at);
};

/** What vCards have no property for, under a name of our own. */
const ownNames = [
  'do_not_call',
  'lead_status',
  'source',
  'preferred_contact_method',
  'external_id',
  'department_id',
  'owner_id',
  'last_called_at',
  'last_call_outcome',
  'total_calls',
  'created_at',
] as const;

const ownLines = (contact: Partial<Contact>): string[] =>
  ownNames.flatMap((name) => {
    const value = contact[name];
    const property = `X-CALLBOOK-${name.toUpperCase().replaceAll('_', '-')};VALUE=text`;
    return value === null || value === undefined ? [] : textLine(property, String(value));
  });

/** Custom fields as JSON: their names may hold anything, which no two readers of parameters take alike. */
const customLine = (row: ExportRow, columns: readonly ExportColumn[]): string[] => {
  const values = columns.flatMap((column) => {
    const value = column.target.kind === 'custom' ? column.value(row) : undefined;
    return value === undefined || value === null ? [] : [[column.property.slice('cf.'.length), value]];
  });
  return values.length === 0
    ? []
    : textLine('X-CALLBOOK-FIELDS;VALUE=text', JSON.stringify(Object.fromEntries(values)));
};

/** The contact without what nobody has chosen. */
const chosenOf = ({ contact }: ExportRow, chosen: Chosen): Partial<Contact> => {
  const parts = Object.entries(contact).filter(
    ([name]) => chosen.has(name) || (name === 'phone_raw' && chosen.has('phone')),
  );
  return { ...Object.fromEntries(parts), id: contact.id, updated_at: contact.updated_at };
};

const cardLines = (version: VcardVersion, row: ExportRow, columns: readonly ExportColumn[]): string[] => {
  const chosen = new Set(columns.map(({ property }) => property));
  const contact = chosenOf(row, chosen);
  return [
    'BEGIN:VCARD',
    `VERSION:${version}`,
    'PRODID:-//Callbook//Callbook//EN',
    `UID${version === '4.0' ? ';VALUE=text' : ''}:${textValue(row.contact.id)}`,
    ...nameLines(contact),
    ...line('ORG', partValue((chosen.has('company') && row.company) || '')),
    ...textLine('TITLE', contact.job_title),
    ...numberLines(version, contact),
    ...emailLines(version, contact),
    ...zoneLine(version, contact),
    ...line('CATEGORIES', (contact.tags ?? []).map(textValue).join(',')),
    ...textLine('NOTE', contact.notes),
    ...ownLines(contact),
    ...customLine(row, columns),
    ...revisionLine(version, contact),
    'END:VCARD',
  ];
};

async function* cards(
  version: VcardVersion,
  columns: readonly ExportColumn[],
  rows: AsyncIterable<ExportRow>,
): AsyncGenerator<string> {
  for await (const row of rows) yield cardLines(version, row, columns).map(folded).join('');
}

/** Writes contacts as vCards (RFC 6350, RFC 2426), as they come. */
export const writeVcards = (
  version: VcardVersion,
  columns: readonly ExportColumn[],
  rows: AsyncIterable<ExportRow>,
): AsyncGenerator<Uint8Array> => blocksOf(cards(version, columns, rows));
