import * as v from 'valibot';
import { readHours } from '../calling/hours-text.ts';
import { isEmail } from '../email/email.ts';
import { noList } from '../text/no-list.ts';
import { isStorable } from '../text/storable.ts';
import { line, prose } from '../text/text.schema.ts';
import { isSeveralTags, mostTags, tagsOfText } from './tags.ts';

/** Bytes of `custom_fields` as JSON. */
export const customFieldsLimit = 65_536;

const isTimeZone = (name: string): boolean => {
  // An offset is no zone: it does not know summer time.
  if (/^[+-]/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
};

const scalar = v.union(
  [prose(20_000), v.pipe(v.number(), v.check(isStorable, 'out_of_range')), v.boolean(), v.null()],
  'custom_value_type',
);

/** Tells whether the values of all custom fields together are within the limit. */
export const fitsCustomFields = (fields: Readonly<Record<string, unknown>>): boolean => {
  const text = JSON.stringify(fields);
  // No character of a string takes more than three bytes; few are counted one by one.
  return text.length * 3 <= customFieldsLimit || new TextEncoder().encode(text).length <= customFieldsLimit;
};

export const customFieldsSchema = v.pipe(
  noList(
    v.record(
      line(100),
      v.union([scalar, v.pipe(v.array(scalar), v.maxLength(200, 'too_long'))], 'custom_value_type'),
      'type_object',
    ),
  ),
  v.check((fields) => fitsCustomFields(fields), 'custom_fields_too_large'),
);

export const emailSchema = v.pipe(v.string('type_string'), v.trim(), v.check(isEmail, 'email_invalid'));

export const timezoneSchema = v.pipe(line(100), v.check(isTimeZone, 'timezone_unknown'));

/** A contact's own hours for calls, as text. */
export const callingHoursSchema = v.pipe(
  line(255),
  v.check((text) => readHours(text) !== undefined, 'calling_hours_invalid'),
);

const tag = line(100);

/** A tag that texts of several tags can name without quotes. */
export const plainTag = v.pipe(
  tag,
  v.check((text) => !isSeveralTags(text), 'tag_separator'),
);

/** An opt-out takes no room. */
const mostGiven = mostTags + 1;

export const tagsSchema = v.union(
  [
    v.pipe(v.array(tag), v.maxLength(mostGiven, 'too_long')),
    v.pipe(line(10_000), v.transform(tagsOfText), v.array(tag), v.maxLength(mostGiven, 'too_long')),
  ],
  'type_tags',
);
