import type { CampaignProgress } from '../../attribute/attributes.ts';
import type { StoredContact } from '../../attribute/stored-contact.ts';
import {
  findMembership,
  membershipCallsWrite,
  type StoredMembership,
} from '../../campaign/membership.item.ts';
import type { Writing } from '../../contact/contact.ts';
import type { Table } from '../../table/table.ts';
import type { Write } from '../../table/write.ts';
import { type CallCounters, type CountedCall, countCalls, recountCall } from '../call-counters.ts';

/** What a campaign knows of a contact after one of its calls. */
export interface CampaignCount {
  membership: StoredMembership;
  counters: CallCounters;
  progress: CampaignProgress;
}

/** Reads what the campaign of a call knows of its contact; undefined where the contact is not in it. */
export const findCounting = async (
  table: Table,
  { team_id, id, campaigns }: StoredContact,
  campaignId: string | null,
): Promise<StoredMembership | undefined> =>
  campaignId === null || campaigns[campaignId] === undefined
    ? undefined
    : findMembership(table, { teamId: team_id, contactId: id, campaignId });

const countersIn = ({
  attempts: total_calls,
  last_called_at,
  last_outcome,
  last_call_id,
}: StoredMembership): CallCounters => ({
  // What an outcome was is told by the call's own change.
  ...{ total_calls, last_called_at, last_call_outcome: last_outcome as CallCounters['last_call_outcome'] },
  last_call_id,
});

const isReached = ({ outcome }: CountedCall): boolean => outcome === 'completed';

/** Counts one call of a campaign more, or otherwise; `recount` where that cannot be said without its other calls. */
export const countForCampaign = (
  membership: StoredMembership,
  had: CampaignProgress,
  { before, after }: { before: CountedCall | undefined; after: CountedCall },
): CampaignCount | 'recount' => {
  const counters = recountCall(countersIn(membership), before, after);
  if (counters === 'recount') return counters;
  if (isReached(after)) return { membership, counters, progress: 'reached' };
  const isTakenBack = before !== undefined && isReached(before);
  if (isTakenBack && counters.total_calls > 1) return 'recount';
  return { membership, counters, progress: had === 'reached' && !isTakenBack ? had : 'called' };
};

/** Counts all calls of a campaign with a contact. */
export const countAllForCampaign = (
  membership: StoredMembership,
  calls: readonly CountedCall[],
): CampaignCount => ({
  membership,
  counters: countCalls(calls),
  progress: calls.some(isReached) ? 'reached' : calls.length > 0 ? 'called' : 'pending',
});

/** Makes the write of what a campaign knows of a contact. */
export const campaignCountWrite = (
  { via, now }: Pick<Writing, 'via' | 'now'>,
  contact: StoredContact,
  { membership, counters, progress }: CampaignCount,
): Write => {
  const { total_calls: attempts, last_called_at, last_call_outcome: last_outcome, last_call_id } = counters;
  const calls = { attempts, last_called_at, last_outcome, last_call_id };
  return membershipCallsWrite(contact, { seen: membership, progress, calls }, { via, at: now.toISOString() });
};
