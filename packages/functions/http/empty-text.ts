import type * as v from 'valibot';

/** Tells whether null is a value of its own, beside others. */
const takesNull = (schema: v.GenericSchema): boolean => {
  if (['nullable', 'nullish', 'null', 'unknown'].includes(schema.type)) return true;
  if ('options' in schema && schema.type === 'union')
    return (schema.options as v.GenericSchema[]).some(takesNull);
  return 'wrapped' in schema && takesNull(schema.wrapped as v.GenericSchema);
};

const recordOf = (schema: v.GenericSchema): v.GenericSchema | undefined => {
  if (schema.type === 'record' && 'value' in schema) return schema.value as v.GenericSchema;
  return 'wrapped' in schema ? recordOf(schema.wrapped as v.GenericSchema) : undefined;
};

/** Forms send an empty text for no value: it means null wherever null is allowed, also for values by name. */
export const nullFor = (value: unknown, schema: v.GenericSchema): unknown => {
  if (value === '' && takesNull(schema)) return null;
  const each = recordOf(schema);
  if (!each || !takesNull(each) || typeof value !== 'object' || value === null || Array.isArray(value))
    return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, one === '' ? null : one]));
};
