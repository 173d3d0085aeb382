import * as v from 'valibot';

const shape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** A time in ISO 8601 with its zone, of a year that sorts as text; as UTC with milliseconds. */
export const timestamp = v.pipe(
  v.string('type_string'),
  v.regex(shape, 'time_invalid'),
  v.check((text) => /^\d{4}-/.test(new Date(text).toJSON() ?? ''), 'time_invalid'),
  v.transform((text) => new Date(text).toISOString()),
);
