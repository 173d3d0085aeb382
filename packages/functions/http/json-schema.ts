import { type ConversionConfig, toJsonSchema, toJsonSchemaDefs } from '@valibot/to-json-schema';
import * as v from 'valibot';
import { fieldFilterSchema } from '#core/filter/contact-filter.schema.ts';
import type { JsonObject } from '#reference/openapi-document.ts';
import { namedSchemas } from '../named-schemas.ts';
import type { Route } from './route.ts';

type TypeMode = 'input' | 'output';
type Definitions = Record<string, v.GenericSchema>;
type Override = NonNullable<ConversionConfig['overrideSchema']>;

const flagShape = v.tuple([
  v.object({ type: v.literal('boolean') }),
  v.object({ enum: v.tuple([v.literal('true'), v.literal('false')]) }),
]);

const isLeftOut = ({ type, ...rest }: v.GenericSchema): boolean =>
  ['optional', 'exact_optional', 'nullish'].includes(type) &&
  !('default' in rest && rest.default !== undefined);

/** What has a default is never missing in an answer. */
const withDefaults: Override = ({ valibotSchema, jsonSchema }) => {
  if (!('entries' in valibotSchema)) return undefined;
  const entries = Object.entries(valibotSchema.entries as v.ObjectEntries);
  const required = entries.filter(([, entry]) => !isLeftOut(entry as v.GenericSchema)).map(([name]) => name);
  return { ...jsonSchema, required };
};

/** A flag that may come as text, too, is described as the flag. */
const asFlag: Override = ({ jsonSchema: { anyOf = [] } }) =>
  v.is(flagShape, anyOf) ? { type: 'boolean' } : undefined;

/** What JSON Schema cannot say (checks, transformations) is left to the descriptions. */
const configOf = (typeMode: TypeMode) =>
  ({
    typeMode,
    errorMode: 'ignore',
    target: 'draft-2020-12',
    overrideSchema: (context) =>
      asFlag(context) ?? (typeMode === 'output' ? withDefaults(context) : undefined),
    overrideRef: ({ referenceId }) => `#/components/schemas/${referenceId}`,
  }) satisfies ConversionConfig;

const referring = (schema: v.GenericSchema, typeMode: TypeMode, definitions: Definitions): JsonObject => {
  const { $schema: _, $defs: __, ...rest } = toJsonSchema(schema, { ...configOf(typeMode), definitions });
  return { ...rest };
};

/** What has properties of its own is referred to; the rest tells its type on the spot. */
const plain = (schema: v.GenericSchema, typeMode: TypeMode): JsonObject =>
  referring(schema, typeMode, typeMode === 'input' ? { FieldFilter: fieldFilterSchema } : {});

/** Numbers, flags and lists travel as text, but are described as what they stand for. */
export const parameterSchema = (schema: v.GenericSchema): JsonObject => {
  const meant = plain(schema, 'output');
  if (!['integer', 'number', 'boolean', 'array'].includes(String(meant.type))) return plain(schema, 'input');
  return 'default' in meant ? { ...meant, default: v.parse(schema, undefined) } : meant;
};

/** Makes JSON schemas of what stands in the routes. */
export const schemaMaker = (routes: readonly Route[]) => {
  const named = namedSchemas(routes);
  return {
    /** All schemas with names. */
    named: {
      ...toJsonSchemaDefs(named.input, configOf('input')),
      ...toJsonSchemaDefs(named.output, configOf('output')),
    } satisfies JsonObject,
    /** A schema as callers give its values, or as the API answers them; those with names are referred to. */
    of: (schema: v.GenericSchema, typeMode: TypeMode) => referring(schema, typeMode, named[typeMode]),
  };
};
