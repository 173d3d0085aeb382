import type { JsonObject } from '#reference/openapi-document.ts';
import { exampleIds, exampleTime, exampleValues } from './example-values.ts';

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

interface Place {
  /** The named schema that the value belongs to. */
  owner: string;
  /** The property that it is. */
  name: string;
}

const prefix = '#/components/schemas/';

const listOf = (value: unknown): JsonObject[] => (Array.isArray(value) ? value.filter(isObject) : []);

const typeOf = (value: unknown): string => {
  if (Array.isArray(value)) return 'array';
  return value === null ? 'null' : typeof value;
};

/** Tells whether a value from the table is of the type that a schema wants. */
const suits = (value: unknown, { type }: JsonObject): boolean =>
  type === undefined || (type === 'integer' ? 'number' : type) === typeOf(value);

const idOf = ({ owner, name }: Place): string | undefined =>
  name === 'id' ? (exampleIds[owner] ?? exampleIds.Contact) : undefined;

const knownValue = (place: Place): unknown =>
  exampleValues[`${place.owner}.${place.name}`] ?? idOf(place) ?? exampleValues[place.name];

const choice = (values: readonly unknown[], place: Place): unknown => {
  const known = knownValue(place);
  return values.includes(known) ? known : values[0];
};

/** Makes values of JSON schemas, for a document that names some of them. */
export const exampleMaker = (schemas: JsonObject) => {
  const object = (schema: JsonObject, owner: string): JsonObject =>
    Object.fromEntries(
      Object.entries(isObject(schema.properties) ? schema.properties : {}).map(([name, one]) => [
        name,
        isObject(one) ? value(one, { owner, name }) : null,
      ]),
    );

  const text = (schema: JsonObject, place: Place): string => {
    if (schema.format === 'date-time') return exampleTime;
    const known = knownValue(place);
    return typeof known === 'string' ? known : 'text';
  };

  const list = ({ items }: JsonObject, place: Place): unknown[] => {
    if (!isObject(items)) return [];
    const known = knownValue(place);
    const isKnown = Array.isArray(known) && !('$ref' in items) && suits(known[0], items);
    return isKnown ? known : [value(items, place)];
  };

  const record = (schema: JsonObject, place: Place): JsonObject => {
    const known = knownValue(place);
    if (isObject(schema.properties)) return object(schema, place.owner);
    return isObject(known) ? known : {};
  };

  const fallbacks: Readonly<Record<string, (schema: JsonObject) => unknown>> = {
    integer: ({ minimum = 1 }) => minimum,
    number: ({ minimum = 1 }) => minimum,
    boolean: () => false,
    null: () => null,
  };

  const plain = (schema: JsonObject, place: Place): unknown => {
    const type = String(schema.type);
    if (type === 'object') return record(schema, place);
    if (type === 'array') return list(schema, place);
    if (type === 'string') return text(schema, place);
    const known = knownValue(place);
    return known !== undefined && suits(known, schema) ? known : (fallbacks[type]?.(schema) ?? null);
  };

  const value = (schema: JsonObject, place: Place): unknown => {
    if (typeof schema.$ref === 'string') {
      const owner = schema.$ref.slice(prefix.length);
      const named = schemas[owner];
      return isObject(named) ? value(named, { owner, name: place.name }) : null;
    }
    if ('const' in schema) return schema.const;
    if (Array.isArray(schema.examples)) return schema.examples[0];
    if (Array.isArray(schema.enum)) return choice(schema.enum, place);
    const some = [...listOf(schema.anyOf), ...listOf(schema.oneOf)];
    if (some.length === 0) return plain(schema, place);
    const known = knownValue(place);
    const [best] = some.filter((one) => known !== undefined && suits(known, one));
    return value(best ?? some[0] ?? {}, place);
  };

  return (schema: JsonObject): unknown => value(schema, { owner: '', name: '' });
};
