import * as v from 'valibot';

/** The path parameter of a record. */
export const idParams = v.strictObject({ id: v.pipe(v.string(), v.maxLength(100)) });

/** Talkturo's clients name the team; it must be the token's. */
export const teamParameter = { team_id: v.optional(v.string()) };

/** `true` or `false` in a query string. */
export const flag = (fallback: 'true' | 'false') =>
  v.optional(
    v.pipe(
      v.picklist(['true', 'false'], 'type_boolean'),
      v.transform((text) => text === 'true'),
      v.boolean(),
    ),
    fallback,
  );

/** A parameter of several values with commas; none when absent. */
export const commaList = <const S extends v.GenericSchema<string, string>>(item: S, description: string) =>
  v.optional(
    v.pipe(
      v.string(),
      v.transform((text) => (text === '' ? [] : text.split(','))),
      v.array(item),
      v.maxLength(100, 'too_long'),
      v.description(description),
    ),
    '',
  );

export const faultSchema = v.object({
  param: v.nullable(v.string()),
  code: v.string(),
  message: v.string(),
  existing_id: v.optional(v.string()),
  allowed: v.optional(
    v.pipe(v.array(v.string()), v.description('The values allowed, where they are a fixed list')),
  ),
});

/** The first fault, and all of them in `details`. */
export const refusalSchema = v.object({ ...faultSchema.entries, details: v.array(faultSchema) });

export const failureSchema = v.object({
  success: v.literal(false),
  error: refusalSchema,
  request_id: v.string(),
});

/** A successful answer with these properties. */
export const success = <const E extends v.ObjectEntries>(entries: E) =>
  v.object({ success: v.literal(true), ...entries });

/** The first of alternatives: what is answered when nothing else is asked for. */
export const wholeOf = (schema: v.GenericSchema): v.GenericSchema =>
  'options' in schema && Array.isArray(schema.options) && typeof schema.options[0] === 'object'
    ? schema.options[0]
    : schema;
