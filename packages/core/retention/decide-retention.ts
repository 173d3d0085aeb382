import type { Contact } from '../attribute/contact.schema.ts';
import type { Hold } from '../hold/hold.schema.ts';
import { holdOn, type MaybeHeld } from '../hold/holds.ts';
import {
  type RetentionAction,
  type RetentionPolicy,
  type RetentionRule,
  retentionActions,
} from '../team/retention-policy.schema.ts';

/** What retention looks at of a contact; an index entry may have it. */
export type RetainedContact = MaybeHeld &
  Pick<
    Contact,
    | 'id'
    | 'department_id'
    | 'do_not_call'
    | 'created_at'
    | 'updated_at'
    | 'last_called_at'
    | 'deleted_at'
    | 'merged_into'
  >;

/** A run of retention. Its clock stands still: whoever works on it, and however late, decides by this time. */
export interface RetentionRun {
  /** The frozen cutoff (ISO). */
  at: string;
  policy: RetentionPolicy;
  /** How long the team keeps contacts in the trash. */
  trashDays: number;
}

/** `in_use`: it is in an active campaign, or part of a merge that goes on. */
export type KeepReason = 'not_due' | 'held' | 'opted_out' | 'merged' | 'in_use';

export type Decision =
  | { action: RetentionAction; reason: RetentionRule['since'] | 'trash'; due_at: string }
  | { action: 'keep'; reason: KeepReason };

const day = 86_400_000;
const keep = (reason: KeepReason): Decision => ({ action: 'keep', reason });

const later = (at: string, days: number): string => new Date(Date.parse(at) + days * day).toISOString();

/** A time as it sorts; null comes first. */
const latest = (...times: readonly (string | null)[]): string =>
  times
    .map((at) => at ?? '')
    .toSorted()
    .at(-1) ?? '';

const lastOf = (since: RetentionRule['since'], contact: RetainedContact): string => {
  const { created_at, updated_at, last_called_at } = contact;
  return since === 'last_call'
    ? latest(created_at, last_called_at)
    : latest(created_at, updated_at, last_called_at);
};

interface Due {
  action: RetentionAction;
  reason: RetentionRule['since'] | 'trash';
  due_at: string;
}

/** What a contact is in for, if nothing happens: in the trash by the time in it, else by each rule. */
const duesOf = (contact: RetainedContact, { policy, trashDays }: Omit<RetentionRun, 'at'>): Due[] => {
  if (contact.deleted_at !== null)
    return [{ action: policy.trash_action, reason: 'trash', due_at: later(contact.deleted_at, trashDays) }];
  return policy.rules
    .filter(({ department_id }) => !department_id || department_id === contact.department_id)
    .map(({ since, days, action }) => ({
      action,
      reason: since,
      due_at: later(lastOf(since, contact), days),
    }));
};

const weight = ({ action }: Due): number => retentionActions.indexOf(action);

/** The weightiest of those that are due; of equal ones the first that was. */
const weightiest = (dues: readonly Due[]): Due | undefined =>
  dues.toSorted((one, other) => weight(other) - weight(one) || (one.due_at < other.due_at ? -1 : 1))[0];

/** Whether a rule leaves the contact alone because of its opt-out; in the trash somebody has put it himself. */
const isSpared = (
  { do_not_call, deleted_at }: RetainedContact,
  { keep_opted_out }: RetentionPolicy,
): boolean => do_not_call && keep_opted_out && deleted_at === null;

/**
 * Decides what becomes of a contact, as it is when it is read, by the frozen time of the run. A hold wins over
 * everything; what is not due is not called held, so that a report counts only what waits for the hold.
 * @param holds those that are read with the contact, never those of when the run began
 */
export const decideRetention = (
  contact: RetainedContact,
  run: RetentionRun,
  holds: Iterable<Hold> = [],
): Decision => {
  if (contact.merged_into !== null) return keep('merged');
  const due = weightiest(duesOf(contact, run).filter(({ due_at }) => due_at <= run.at));
  if (!due) return keep('not_due');
  if (holdOn(contact, holds)) return keep('held');
  return isSpared(contact, run.policy) ? keep('opted_out') : due;
};

/**
 * When a contact has to be looked at next (ISO), which an index of what is due holds; null where nothing is in for it.
 * One that is held or spared is due all the same: it goes at the next run after that has ended.
 */
export const nextDueAt = (contact: RetainedContact, terms: Omit<RetentionRun, 'at'>): string | null => {
  if (contact.merged_into !== null) return null;
  const [first] = duesOf(contact, terms)
    .map(({ due_at }) => due_at)
    .sort();
  return first ?? null;
};

/** A file of an import or export, once its run has ended. */
interface AgedFiles {
  kind: 'import' | 'export';
  ended_at: string | null;
}

/** Tells whether the files of an import or export have been kept for long enough; those that go on stay. */
export const isFileDue = (
  { kind, ended_at }: AgedFiles,
  { at, policy }: Pick<RetentionRun, 'at' | 'policy'>,
): boolean => {
  const days = kind === 'import' ? policy.import_days : policy.export_days;
  return typeof days === 'number' && ended_at !== null && later(ended_at, days) <= at;
};
