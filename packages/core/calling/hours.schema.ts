import * as v from 'valibot';

const clockTime = /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/;

/** `08:00`; the end of a day is `24:00`. */
const timeOfDaySchema = v.pipe(v.string('type_string'), v.regex(clockTime, 'time_of_day_invalid'));

const spanSchema = v.pipe(
  v.strictObject(
    {
      from: v.pipe(timeOfDaySchema, v.examples(['08:00'])),
      to: v.pipe(timeOfDaySchema, v.examples(['21:00'])),
    },
    'unknown_property',
  ),
  v.check(({ from, to }) => from < to, 'span_reversed'),
  v.description(
    'From the first of its seconds to before the last: 08:00 is within 08:00 to 21:00, 21:00 is not',
  ),
);

const spans = v.pipe(
  v.array(spanSchema, 'type_array'),
  v.maxLength(6, 'too_long'),
  v.description('The spans of the day in which calls may be made; none when empty'),
);

export const weekdays = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
] as const;

const dateSchema = v.pipe(
  v.string('type_string'),
  v.regex(/^(?:\d{4}-)?(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, 'date_invalid'),
  v.description('A day as `2026-12-24`, or as `12-24` for each year'),
  v.examples(['12-24']),
);

export const holidayCalendarSchema = v.picklist(['us_federal', 'de_national'], 'unknown_value');
export type HolidayCalendar = v.InferOutput<typeof holidayCalendarSchema>;

/** Hours of a week in which calls may be made, by the clocks of who is called, and days without calls. */
export const windowRuleSchema = v.strictObject(
  {
    sunday: spans,
    monday: spans,
    tuesday: spans,
    wednesday: spans,
    thursday: spans,
    friday: spans,
    saturday: spans,
    holidays: v.pipe(
      v.optional(v.pipe(v.array(holidayCalendarSchema, 'type_array'), v.maxLength(2, 'too_long')), []),
      v.description('Calendars on whose holidays nobody is called'),
    ),
    closed_on: v.pipe(
      v.optional(v.pipe(v.array(dateSchema, 'type_array'), v.maxLength(366, 'too_long')), []),
      v.description('Days on which nobody is called'),
    ),
  },
  'unknown_property',
);
export type WindowRule = v.InferOutput<typeof windowRuleSchema>;
export type Hours = Pick<WindowRule, (typeof weekdays)[number]>;

const limit = (max: number) =>
  v.optional(
    v.nullable(
      v.pipe(
        v.number('type_integer'),
        v.integer('type_integer'),
        v.minValue(1, 'too_small'),
        v.maxValue(max, 'too_large'),
      ),
    ),
    null,
  );

/** Caps on the calls to a number, over all campaigns and contacts that have it. */
export const capsSchema = v.strictObject(
  {
    per_day: v.pipe(limit(100), v.description('Calls in any 24 hours')),
    per_week: v.pipe(limit(500), v.description('Calls in any 7 days')),
    min_gap_minutes: v.pipe(limit(10_080), v.description('Minutes from one call to the next')),
    conversation_days: v.pipe(
      limit(365),
      v.description(
        'Days without a call once somebody was spoken with; the day of the conversation is the first',
      ),
    ),
  },
  'unknown_property',
);
export type Caps = v.InferOutput<typeof capsSchema>;
