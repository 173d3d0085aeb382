import { code, type Html, html, prose } from './html.ts';

interface Schema {
  [keyword: string]: unknown;
}

const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null;

const schemas = (value: unknown): Schema[] => (Array.isArray(value) ? value.filter(isSchema) : []);

/** Writes a value with spaces in lists, at which a line may end. */
export const literal = (value: unknown) =>
  typeof value === 'string' ? value : JSON.stringify(value, null, 1);

const unionOf = (schema: Schema) => schemas(schema.anyOf ?? schema.oneOf);

/** Bounds in a few words; JavaScript's own largest number is none. */
const bounds = (least: unknown, most: unknown): string => {
  const hasMost = typeof most === 'number' && most < Number.MAX_SAFE_INTEGER;
  if (typeof least !== 'number') return hasMost ? ` ≤ ${most}` : '';
  return hasMost ? ` ${least}–${most}` : ` ≥ ${least}`;
};

const listBounds = (most: unknown): string => (typeof most === 'number' ? ` (≤ ${most})` : '');

const named = ({ type, items, minLength, maxLength, minimum, maximum, maxItems }: Schema): string => {
  if (type === 'string') return `text${bounds(minLength, maxLength)}`;
  if (type === 'array') return `list${listBounds(maxItems)} of ${isSchema(items) ? typeOf(items) : 'any'}`;
  return `${type ?? 'any'}${bounds(minimum, maximum)}`;
};

/** A schema in a few words: `text ≤ 255`, `integer 1–200`, `list of text`, `new | contacted`. */
export const typeOf = (schema: Schema): string => {
  if (Array.isArray(schema.enum)) return schema.enum.map(literal).join(' | ');
  if ('const' in schema) return literal(schema.const);
  const union = unionOf(schema);
  if (union.length > 0) return [...new Set(union.map(typeOf))].join(' | ');
  return named(schema);
};

/** The properties inside a schema, through lists and alternatives with null. */
const propertiesOf = (schema: Schema): [string, Schema][] => {
  if (isSchema(schema.properties))
    return Object.entries(schema.properties).filter((entry): entry is [string, Schema] => isSchema(entry[1]));
  if (isSchema(schema.items)) return propertiesOf(schema.items);
  return unionOf(schema).flatMap(propertiesOf);
};

const requiredOf = (schema: Schema): unknown[] => (Array.isArray(schema.required) ? schema.required : []);

const row = (name: string, schema: Schema, required: boolean): Html => html`<tr>
<td>${code(name)}${required && html` <b title="required">*</b>`}</td>
<td>${typeOf(schema)}</td>
<td>${typeof schema.description === 'string' && prose(schema.description)}${
  'default' in schema && html` <i>default ${literal(schema.default)}</i>`
}</td></tr>`;

const rows = (schema: Schema, prefix: string, showRequired: boolean): Html[] =>
  propertiesOf(schema).flatMap(([name, property]) => [
    row(prefix + name, property, showRequired && requiredOf(schema).includes(name)),
    ...rows(property, `${prefix}${name}${property.type === 'array' ? '[]' : ''}.`, showRequired),
  ]);

/** The properties of a schema as a table; required ones are marked when `showRequired` is set. */
export const schemaTable = (schema: Schema, showRequired: boolean): Html => html`<table>
<thead><tr><th>Property</th><th>Type</th><th>Notes</th></tr></thead>
<tbody>${rows(schema, '', showRequired)}</tbody></table>`;

/** The JSON schema of a request's or answer's content. */
export const contentSchema = (content: Record<string, unknown> | undefined): Schema | undefined => {
  const json = content?.['application/json'];
  return isSchema(json) && isSchema(json.schema) ? json.schema : undefined;
};
