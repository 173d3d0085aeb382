import { type ConversionConfig, toJsonSchema, toJsonSchemaDefs } from '@valibot/to-json-schema';
import * as v from 'valibot';
import type { JsonObject } from '#web/openapi-document.ts';
import { namedSchemas } from '../named-schemas.ts';

type TypeMode = 'input' | 'output';

/** What JSON Schema cannot say (checks, transformations) is left to the descriptions. */
const configOf = (typeMode: TypeMode) =>
  ({
    typeMode,
    errorMode: 'ignore',
    target: 'draft-2020-12',
    overrideRef: ({ referenceId }) => `#/components/schemas/${referenceId}`,
  }) satisfies ConversionConfig;

/** A schema as callers give its values, or as the API answers them; those with names are referred to. */
export const jsonSchema = (schema: v.GenericSchema, typeMode: TypeMode): JsonObject => {
  const definitions = namedSchemas[typeMode];
  const { $schema: _, $defs: __, ...rest } = toJsonSchema(schema, { ...configOf(typeMode), definitions });
  return { ...rest };
};

/** All schemas with names. */
export const namedJsonSchemas = (): JsonObject => ({
  ...toJsonSchemaDefs(namedSchemas.input, configOf('input')),
  ...toJsonSchemaDefs(namedSchemas.output, configOf('output')),
});

const plain = (schema: v.GenericSchema, typeMode: TypeMode): JsonObject => {
  const { $schema: _, ...rest } = toJsonSchema(schema, configOf(typeMode));
  return { ...rest };
};

/** Numbers, flags and lists travel as text, but are described as what they stand for. */
export const parameterSchema = (schema: v.GenericSchema): JsonObject => {
  const meant = plain(schema, 'output');
  if (!['integer', 'number', 'boolean', 'array'].includes(String(meant.type))) return plain(schema, 'input');
  return 'default' in meant ? { ...meant, default: v.parse(schema, undefined) } : meant;
};
