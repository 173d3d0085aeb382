import * as v from 'valibot';
import { attributeNames } from '#core/attribute/attributes.ts';
import { type Contact, contactPartSchema, contactSchema } from '#core/attribute/contact.schema.ts';
import { fieldKey } from '#core/attribute/field-name.ts';
import { unknownValue } from '#core/text/allowed.ts';
import { camelCase } from '#core/text/camel-case.ts';
import { splitList } from '#core/text/split-list.ts';
import { line } from '#core/text/text.schema.ts';

const prefix = 'cf.';

/** In camelCase they are taken, too. */
const properties: ReadonlyMap<string, string> = new Map(
  attributeNames.flatMap((name) => [[name, name] as const, [camelCase(name), name] as const]),
);

/** What a caller wants to know of contacts: properties, and custom fields by their keys. */
interface Parts {
  properties: ReadonlySet<string>;
  custom: ReadonlySet<string>;
}

const partsOf = (names: readonly string[]): Parts => ({
  properties: new Set(['id', ...names.flatMap((name) => properties.get(name) ?? [])]),
  custom: new Set(
    names.filter((name) => name.startsWith(prefix)).map((name) => fieldKey(name.slice(prefix.length))),
  ),
});

const isName = (name: string): boolean =>
  properties.has(name) || (name.startsWith(prefix) && fieldKey(name.slice(prefix.length)) !== '');

/** The parameter that chooses properties of contacts. */
export const fieldsParameter = v.pipe(
  v.optional(
    v.pipe(
      line(10_000),
      v.transform((text) => splitList(text, ',')),
      v.array(v.pipe(v.string(), v.check(isName, unknownValue([...attributeNames, 'cf.<field>'])))),
      v.transform((names): Parts => partsOf(names)),
    ),
  ),
  v.description(
    'The properties to answer, with commas: `name,phone,cf.size`; `id` is always among them. All when not given',
  ),
);

/** The same with the property by which what lies beside a list is found. */
export const withProperty = (parts: Parts | undefined, name: string): Parts | undefined =>
  parts && { ...parts, properties: new Set([...parts.properties, name]) };

/** A contact as routes with that parameter answer it. */
export const chosenContactSchema = v.union([contactSchema, contactPartSchema]);

/** Picks the chosen parts of a contact. */
export const partOf = (contact: Contact, parts: Parts | undefined): Partial<Contact> => {
  if (!parts) return contact;
  const { properties: wanted, custom } = parts;
  const part = Object.fromEntries(Object.entries(contact).filter(([name]) => wanted.has(name)));
  if (wanted.has('custom_fields') || custom.size === 0) return part;
  const own = Object.entries(contact.custom_fields).filter(([name]) => custom.has(fieldKey(name)));
  return { ...part, custom_fields: Object.fromEntries(own) };
};
