import type { JsonObject } from '#reference/openapi-document.ts';
import { propertyWords } from './property-words.ts';

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Names of moments: as all records have them. */
const isMoment = (name: string): boolean => name.endsWith('_at') || name === 'at';

const withFormat = (schema: JsonObject): JsonObject => {
  if (schema.type === 'string' && !('format' in schema)) return { ...schema, format: 'date-time' };
  return Array.isArray(schema.anyOf)
    ? { ...schema, anyOf: schema.anyOf.map((one) => (isObject(one) ? withFormat(one) : one)) }
    : schema;
};

const refOf = (schema: unknown): unknown => (isObject(schema) ? schema.$ref : undefined);

/** What is said of a property that is called as the record that it holds, or as the records of a page. */
const wordsOfRecord = (schema: JsonObject, name: string): string | undefined => {
  const words = name.replaceAll('_', ' ');
  if (refOf(schema) === refTo(name)) return `The ${words}`;
  const isPage =
    refOf(schema.items) === refTo(name.replace(/ies$/, 'y')) ||
    refOf(schema.items) === refTo(name.replace(/s$/, ''));
  return isPage ? `The ${words} of this page` : undefined;
};

/** Where a noun such as `tag_rule` is described. */
const refTo = (noun: string): string =>
  `#/components/schemas/${noun.replaceAll(/(?:^|_)(.)/g, (_, first: string) => first.toUpperCase())}`;

const property = (schema: unknown, name: string, owner: string): unknown => {
  if (!isObject(schema)) return schema;
  const description =
    schema.description ??
    propertyWords[`${owner}.${name}`] ??
    propertyWords[name] ??
    wordsOfRecord(schema, name);
  return {
    ...annotated(isMoment(name) ? withFormat(schema) : schema, owner),
    ...(description !== undefined && { description }),
  };
};

const annotated = (schema: JsonObject, owner: string): JsonObject =>
  Object.fromEntries(
    Object.entries(schema).map(([keyword, value]) => {
      if (keyword === 'properties' && isObject(value))
        return [
          keyword,
          Object.fromEntries(Object.entries(value).map(([name, one]) => [name, property(one, name, owner)])),
        ];
      if (Array.isArray(value))
        return [keyword, value.map((one) => (isObject(one) ? annotated(one, owner) : one))];
      return [
        keyword,
        isObject(value) && keyword !== 'const' && keyword !== 'default' ? annotated(value, owner) : value,
      ];
    }),
  );

/**
 * A schema whose properties all say what they mean, and which of them are moments; `owner` is its name, where it has one.
 */
export const withWords = (schema: JsonObject, owner = ''): JsonObject => annotated(schema, owner);

/** The named schemas, each annotated under its own name. */
export const namedWithWords = (schemas: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [
      name,
      isObject(schema) ? withWords(schema, name) : schema,
    ]),
  );
