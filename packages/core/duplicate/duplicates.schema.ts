import * as v from 'valibot';
import { fold } from '../text/fold.ts';
import { line } from '../text/text.schema.ts';

const percent = (description: string) =>
  v.pipe(
    v.number('type_number'),
    v.minValue(0, 'too_small'),
    v.maxValue(100, 'too_large'),
    v.description(description),
  );

const count = (most: number, description: string) =>
  v.pipe(
    v.number('type_integer'),
    v.integer('type_integer'),
    v.minValue(1, 'too_small'),
    v.maxValue(most, 'too_large'),
    v.description(description),
  );

const keeping = v.picklist(['newest', 'oldest'], 'unknown_value');

/** What is merged by itself; off by default. */
export const autoMergeSchema = v.strictObject(
  {
    enabled: v.optional(v.boolean('type_boolean'), false),
    when: v.pipe(
      v.optional(v.picklist(['exact_keys', 'score'], 'unknown_value'), 'exact_keys'),
      v.description(
        '`exact_keys`: a number, an address or an id is equal, and nothing speaks against it; `score`: the score is high enough',
      ),
    ),
    min_score: v.optional(
      v.pipe(percent('Least score, where `when` is `score`'), v.minValue(90, 'too_small')),
      97,
    ),
    keep: v.pipe(v.optional(keeping, 'newest'), v.description('Whose values win, and who survives')),
    daily_cap: v.optional(count(10_000, 'Most merges in a day (UTC)'), 100),
  },
  'unknown_property',
);
export type AutoMergeSettings = v.InferOutput<typeof autoMergeSchema>;

/** How a team looks for duplicates. Numbers are always compared. */
export const duplicateSettingsSchema = v.strictObject(
  {
    threshold: v.optional(
      percent(
        'Least score of what counts as a duplicate: 85 finds John Doe and Jon Doe, 100 only what is equal',
      ),
      85,
    ),
    match_email: v.pipe(
      v.optional(v.boolean('type_boolean'), true),
      v.description(
        'Whether an address in common speaks for one person; two different ones always speak against it',
      ),
    ),
    custom_fields: v.pipe(
      v.optional(
        v.pipe(
          v.array(line(100), 'type_array'),
          v.maxLength(2, 'too_long'),
          v.check((names) => new Set(names.map(fold)).size === names.length, 'repeated'),
        ),
        [],
      ),
      v.description(
        'Up to two custom fields that are compared, too, such as a birthday or a customer number',
      ),
    ),
    scan_nightly: v.pipe(
      v.optional(v.boolean('type_boolean'), false),
      v.description('Whether all contacts that changed are compared with all others each night'),
    ),
    undo_days: v.optional(count(365, 'For how many days a merge can be undone'), 30),
    auto_merge: v.pipe(
      v.optional(autoMergeSchema, {}),
      v.description('What is merged without anybody asking; off by default'),
    ),
  },
  'unknown_property',
);
export type DuplicateSettings = v.InferOutput<typeof duplicateSettingsSchema>;
