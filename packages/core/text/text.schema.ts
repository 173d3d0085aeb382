import * as v from 'valibot';

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controlOrBreak = /[\u0000-\u001f\u007f\u2028\u2029]/u;

/** Tells whether there is anything to see: more than space and characters without a shape. */
const isVisible = (text: string) => /[^\s\p{Default_Ignorable_Code_Point}]/u.test(text);

/** Text that a store can give back unchanged: no half of a surrogate pair. Messages are fault codes. */
const wellFormed = v.check((text: string) => text.isWellFormed(), 'text_malformed');

/** One line of text of up to `max` characters, not blank. */
export const line = (max: number) =>
  v.pipe(
    v.string('type_string'),
    v.maxLength(max, 'too_long'),
    v.check(isVisible, 'blank'),
    wellFormed,
    v.check((text) => !controlOrBreak.test(text), 'control_characters'),
  );

/** Text with line breaks of up to `max` characters. */
export const prose = (max: number) =>
  v.pipe(
    v.string('type_string'),
    v.maxLength(max, 'too_long'),
    wellFormed,
    v.check((text) => !control.test(text), 'control_characters'),
  );

/** Absent and null mean the same: no value. */
export const optional = <const S extends v.GenericSchema>(schema: S) => v.optional(v.nullable(schema));
