import * as v from 'valibot';
import { contactSchema } from '../attribute/contact.schema.ts';
import { changesSchema, pathSchema } from '../event/changes.schema.ts';

/** An event as it is answered and delivered. */
export const eventAnswerSchema = v.object({
  id: v.string(),
  type: v.pipe(v.string(), v.description('Dotted, past tense: `contact.created`')),
  occurred_at: v.string(),
  actor: v.pipe(v.string(), v.description('The token, member, import or job that made the change')),
  via: pathSchema,
  subject: v.object({ type: v.string(), id: v.string() }),
  version: v.pipe(v.nullable(v.number()), v.description('Of the record after the change')),
  changes: v.pipe(
    v.nullable(changesSchema),
    v.description(
      'From what to what, by property; of custom fields `cf.<name>`. Null when nobody keeps it any more, as of contacts that are gone',
    ),
  ),
  truncated: v.pipe(v.boolean(), v.description('Whether long values of the changes were cut')),
  moved: v.optional(
    v.pipe(
      v.picklist(['left', 'came']),
      v.description(
        'For a department that sees one side of a move: whether the contact left it or came; no other change is shown',
      ),
    ),
  ),
  row: v.optional(
    v.pipe(
      v.object({ record: v.number(), line: v.number() }),
      v.description('Of an import: the row of its file'),
    ),
  ),
  said_in: v.optional(
    v.pipe(
      v.object({ id: v.string(), at: v.string() }),
      v.description('The call in which the values were said, and when it began'),
    ),
  ),
  contact: v.optional(
    v.pipe(
      v.nullable(contactSchema),
      v.description('With `include=contact`: the contact as it is now; null when it is gone'),
    ),
  ),
});
export type EventAnswer = v.InferOutput<typeof eventAnswerSchema>;
