import * as v from 'valibot';
import { capRules } from '../calling/frequency.ts';
import { reasonCodes } from '../calling/verdict.ts';
import { optional } from '../text/text.schema.ts';

/** Seconds for which a number may be reserved at a time. */
const longestReservation = 600;

const described = <const S extends v.GenericSchema>(schema: S, text: string) =>
  v.pipe(schema, v.description(text));

const time = (text: string) =>
  v.pipe(v.nullable(v.string()), v.description(text), v.examples(['2026-01-31T14:00:00.000Z']));

/** Seconds, and 0 to give a reservation back. */
const seconds = v.pipe(
  v.number('type_integer'),
  v.integer('type_integer'),
  v.minValue(0, 'too_small'),
  v.maxValue(longestReservation, 'too_large'),
);

const reserveText =
  'Reserves the number for so many seconds where it may be called: of all who ask at once, one gets it. 0 gives the reservation back';
const campaignText = 'The campaign that asks: contacts that another one has are refused';
const reservationText =
  'The reservation that you hold already: it does not stand against you, and `reserve` extends it';

const id = v.pipe(v.string('type_string'), v.maxLength(100, 'too_long'));

/** What may be said of who asks, in a body. */
export const askingSchema = v.strictObject({
  team_id: optional(id),
  campaign_id: described(optional(id), campaignText),
  reserve: described(optional(seconds), reserveText),
  reservation_id: described(optional(id), reservationText),
});

/** The same in a query string. */
export const askingParameters = {
  team_id: v.optional(v.string()),
  campaign_id: described(v.optional(id), campaignText),
  reserve: described(
    v.optional(v.pipe(v.string(), v.regex(/^\d{1,9}$/, 'type_integer'), v.transform(Number), seconds)),
    reserveText,
  ),
  reservation_id: described(v.optional(id), reservationText),
};

const mostContacts = 100;

/** Asks of many contacts. */
export const askingManySchema = v.strictObject({
  ...askingSchema.entries,
  ids: v.pipe(
    v.array(id, 'type_array'),
    v.minLength(1, 'blank'),
    v.maxLength(mostContacts, 'too_long'),
    v.description(`Ids of up to ${mostContacts} contacts`),
  ),
});

const reasonSchema = v.object({
  code: described(v.picklist(reasonCodes), 'What stands against a call'),
  rule: v.optional(v.pipe(v.picklist(capRules), v.description('Which cap it is'))),
  until: v.optional(
    v.pipe(
      v.string(),
      v.description('When this reason is gone by itself; without, waiting does not remove it'),
      v.examples(['2026-01-31T14:00:00.000Z']),
    ),
  ),
});

/** Whether a contact may be called now. */
export const callableEntries = {
  contact_id: v.string(),
  number: described(
    v.nullable(v.string()),
    'The number that this is about, with `;ext=` and its extension; null where there is none, or your role does not see it',
  ),
  callable: described(v.boolean(), 'Whether it may be called now'),
  reasons: described(v.array(reasonSchema), 'All that stands against it'),
  zones: v.pipe(
    v.array(v.string()),
    v.description(
      'Time zones in which the contact may be; the hours of all of them count. Empty where your role does not see what they follow from',
    ),
    v.examples([['America/Boise', 'America/Los_Angeles']]),
  ),
  window: described(
    v.nullable(
      v.object({
        opens_at: time('Null where no beginning is in sight'),
        closes_at: time('Null where no end is in sight'),
      }),
    ),
    'The hours that are now, or come next',
  ),
  next_allowed_at: time(
    'When it may be called if nothing else changes; null where it may be now, or where waiting does not help',
  ),
  presets: v.pipe(
    v.array(v.string()),
    v.description('The presets of the team that count for this number; none of them is legal advice'),
    v.examples([['us_federal']]),
  ),
  consent_id: described(v.nullable(v.string()), 'The consent that a call relies on'),
  reservation: described(
    v.nullable(
      v.object({
        id: v.pipe(
          v.string(),
          v.description('Send it as `reservation_id` to keep it or to give it back'),
          v.examples(['rsv_01kbyp7w3mf2c4d6e8g0j1k3mb']),
        ),
        until: v.pipe(
          v.string(),
          v.description('When it ends by itself'),
          v.examples(['2026-01-31T12:02:00.000Z']),
        ),
      }),
    ),
    'With `reserve`: that the number is reserved for you; null where it is not',
  ),
};

export const callableSchema = v.object(callableEntries);
export type Callable = v.InferOutput<typeof callableSchema>;

/** One of many: a contact that cannot be judged has an error, and may not be called. */
export const callableOrErrorSchema = v.object({
  ...callableEntries,
  merged_into: described(
    v.optional(v.string()),
    'The contact that it is part of by now, and that was judged',
  ),
  error: described(
    v.nullable(v.object({ code: v.string(), message: v.string() })),
    'Why the contact could not be judged: it is unknown or out of reach. It may not be called',
  ),
});
export type CallableOrError = v.InferOutput<typeof callableOrErrorSchema>;
