import * as v from 'valibot';

const claimKindSchema = v.picklist(['phone', 'email', 'external_id', 'name']);

const texts = v.array(v.string());

/** The row of an import's file that told of a person. */
const rowSchema = v.object({ import_id: v.string(), record: v.number(), line: v.number() });

/**
 * Whose data it is: the contact, all that are part of it, and what they are found by elsewhere. Plain data, so that a job
 * can keep it in its folder: the contact itself is cleared last, but a killed job may begin where it was.
 */
export const subjectSchema = v.object({
  team_id: v.string(),
  contact_id: v.string(),
  /** It, and the contacts that are part of it. */
  contact_ids: texts,
  /** Others that it was merged with until that was undone: their timelines may tell its values. */
  related_ids: texts,
  /** Others that scans found to be alike. */
  alike_ids: texts,
  /** Ids of calls, activities, consents, extractions and proposals: events in the feed are of these. */
  attached_ids: texts,
  /** Merges in which any of them took part, undone ones included. */
  merges: texts,
  imports: texts,
  /** Bulk edits and other jobs that changed it. */
  jobs: texts,
  /** Rows of imports that made or changed it. */
  rows: v.array(rowSchema),
  /** In E.164: those of today, and all that timeline, marks and merges tell. */
  phones: texts,
  /** As they were given, where they could not be read or are written otherwise. */
  raw_phones: texts,
  /** Digits behind any of them. */
  extensions: texts,
  /** Folded. */
  emails: texts,
  external_ids: texts,
  names: texts,
  /** What it holds or shares, by kind and value. */
  claims: v.array(v.object({ kind: claimKindSchema, value: v.string() })),
  /** What it is reached by today, as suppressions compare it. */
  reached_by: v.array(v.object({ kind: v.picklist(['phone', 'email']), value: v.string() })),
  opted_out: v.boolean(),
  /** Since when there is anything about it (ISO). */
  since: v.string(),
});
export type Subject = v.InferOutput<typeof subjectSchema>;
