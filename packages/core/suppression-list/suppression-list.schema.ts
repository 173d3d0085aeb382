import * as v from 'valibot';
import { line, optional, prose } from '../text/text.schema.ts';

/** Most values of one request. */
export const mostChecked = 10_000;
export const mostChanged = 1_000;

const reason = (description: string) => v.pipe(line(200), v.description(description));

/** A list of texts; what one of them means is read later, so that a bad one is told in its place. */
const texts = (most: number, description: string) =>
  v.pipe(
    v.optional(
      v.pipe(
        v.array(v.pipe(v.string('type_string'), v.maxLength(320, 'too_long')), 'type_array'),
        v.maxLength(most, 'too_long'),
      ),
    ),
    v.description(description),
  );

const valuesOf = (most: number) => ({
  team_id: optional(line(100)),
  phones: texts(most, 'Numbers with country code, or national ones of the team’s default country'),
  emails: texts(most, 'Addresses'),
});

export const suppressionCheckSchema = v.strictObject(valuesOf(mostChecked));
export const suppressionAddSchema = v.strictObject({
  ...valuesOf(mostChanged),
  reason: v.optional(reason('Why, in a word or a sentence; never the number or address'), 'list'),
});
export const suppressionLiftSchema = v.strictObject({
  ...valuesOf(mostChanged),
  ids: texts(mostChanged, 'Ids of suppressions, as the list has them'),
  reason: reason('Why they may be called again; kept for good, and never the number or address'),
});

export const suppressionFileSchema = v.strictObject({
  team_id: optional(line(100)),
  csv: v.pipe(
    prose(1_000_000),
    v.description('The text of the file'),
    v.examples(['phone\n+442079460958\n']),
  ),
  reason: v.optional(reason('Why, in a word or a sentence; never the number or address'), 'list'),
});

export type SuppressionValues = v.InferOutput<typeof suppressionCheckSchema>;
