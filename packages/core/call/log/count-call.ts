import { isDeepStrictEqual } from 'node:util';
import type { StoredContact } from '../../attribute/stored-contact.ts';
import { catalogueAmong, catalogueKeys } from '../../catalogue/catalogue.item.ts';
import type { Catalogue } from '../../catalogue/catalogue.schema.ts';
import { type Callee, findCallee } from '../../contact/callee.item.ts';
import { countCallWrite } from '../../contact/contact.item.ts';
import type { Writing } from '../../contact/contact.ts';
import { noClaims } from '../../contact/contact-claims.ts';
import { nextVersion, planReplacement } from '../../contact/plan-replacement.ts';
import { taggerOf } from '../../rule/tagger.ts';
import { batchGet, type Table } from '../../table/table.ts';
import type { Write } from '../../table/write.ts';
import type { CallCounters } from '../call-counters.ts';

/** The contact that a call counts for, what it relies on, and what tells which tags that gives it. */
export interface Counted extends Callee {
  catalogue: Catalogue;
}

/** Reads the contact of a call, live or in the trash, to be counted for; undefined when it is gone. */
export const findCounted = async (
  table: Table,
  teamId: string,
  contactId: string | null,
): Promise<Counted | undefined> => {
  if (contactId === null) return undefined;
  const [callee, items] = await Promise.all([
    findCallee(table, teamId, contactId),
    batchGet(table, [catalogueKeys.primary(teamId)]),
  ]);
  return callee && { ...callee, catalogue: catalogueAmong(teamId, items) };
};

export const countersOf = (contact: StoredContact): CallCounters => {
  const { total_calls, last_called_at, called } = contact;
  // What an outcome was is told by the call's own change.
  const last_call_outcome = contact.last_call_outcome as CallCounters['last_call_outcome'];
  return { total_calls, last_called_at, last_call_outcome, last_call_id: called?.last ?? null };
};

/**
 * Makes the writes of a contact's counters, which leave its version as it is; where they make it match rules of the
 * team, of its next version with the tags of these.
 */
export const countersWrites = (
  { team, via, now }: Pick<Writing, 'team' | 'via' | 'now'>,
  { contact: seen, catalogue }: Pick<Counted, 'contact' | 'catalogue'>,
  counters: CallCounters,
): readonly Write[] => {
  const { last_call_id: last, ...counts } = counters;
  if (last === null || isDeepStrictEqual(counters, countersOf(seen))) return [];
  const counted = { ...seen, ...counts, called: { last, changes: (seen.called?.changes ?? 0) + 1 } };
  const tagged = seen.deleted_at === null ? taggerOf(team, catalogue)(counted) : counted;
  if (tagged === counted) return [countCallWrite(seen, counts, last)];
  const contact = nextVersion(seen, tagged, now);
  return planReplacement({ team, via }, { seen, contact, isUpkeep: true }, noClaims).writes;
};
