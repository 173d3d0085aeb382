import * as v from 'valibot';
import { reasonCodes } from '../../calling/verdict.ts';
import { askedFilterSchema } from '../../filter/asked-filter.schema.ts';
import { line, optional } from '../../text/text.schema.ts';

/** Reasons that campaigns have beside those of verdicts. */
export const ownReasons = ['other_department', 'too_many_campaigns'] as const;

/** Most contacts of one request; a filter has no limit. */
const mostIds = 1_000;

const ids = v.pipe(
  v.array(line(100), 'type_array'),
  v.minLength(1, 'blank'),
  v.maxLength(mostIds, 'too_long'),
);

const team_id = optional(line(100));

export const campaignAddSchema = v.strictObject({
  team_id,
  ids: v.pipe(v.optional(ids), v.description('Up to 1,000 contacts, who are added at once')),
  filter: v.optional(askedFilterSchema),
  dry_run: v.pipe(
    v.optional(v.boolean('type_boolean'), false),
    v.description('Only counts: how many the filter picks, or how many of the ids would be in the campaign'),
  ),
});

export const campaignRemoveSchema = v.strictObject({ team_id, ids });

const exclusionSchema = v.object({
  code: v.pipe(
    v.picklist([...reasonCodes, ...ownReasons]),
    v.description(
      'As in verdicts; `other_department`: it belongs to another department than the campaign; `too_many_campaigns`: it is in fifty',
    ),
  ),
});

const merged_into = v.pipe(
  v.optional(v.string()),
  v.description('The contact that it is part of by now, and that was meant'),
);

export const addedSchema = v.object({
  contact_id: v.string(),
  merged_into,
  status: v.pipe(
    v.picklist(['added', 'already_in', 'excluded', 'not_found', 'forbidden', 'not_attempted']),
    v.description(
      '`excluded`: it must not be called, for `reasons`; `forbidden`: it is beyond your departments',
    ),
  ),
  reasons: v.pipe(v.array(exclusionSchema), v.description('Why it is excluded')),
});

export const removedSchema = v.object({
  contact_id: v.string(),
  merged_into,
  status: v.picklist(['removed', 'not_in', 'not_found', 'forbidden', 'not_attempted']),
});

const counted = (text: string) => v.pipe(v.number(), v.description(text));

export const preflightSchema = v.object({
  judged: counted('How many contacts were judged'),
  callable: counted('How many of them may be called now'),
  later: counted('How many may not be called now, and later'),
  never: counted('How many may not be called, however long one waits'),
  reasons: v.pipe(
    v.array(
      v.object({
        code: v.pipe(v.picklist(reasonCodes), v.description('As in verdicts')),
        contacts: counted('How many it stands against'),
      }),
    ),
    v.description('Every reason that stands against any of them; a contact may have several'),
  ),
  next_allowed_at: v.pipe(
    v.nullable(v.string()),
    v.description('When the first of those may be called that may not be now'),
  ),
});
