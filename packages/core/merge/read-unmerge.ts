import type { StoredContact } from '../attribute/stored-contact.ts';
import { findCampaigns } from '../campaign/campaign.item.ts';
import type { ConsentRow } from '../consent/consent.schema.ts';
import { claimsOf } from '../contact/compose-contact.ts';
import type { Writing } from '../contact/contact.ts';
import { linkKeys } from '../link/links.ts';
import type { Item } from '../table/item.ts';
import { batchGet, type Table } from '../table/table.ts';
import { registryKeys, registryOf } from '../tag/tag-registry.ts';
import { consentsIn, isProposal, readCalls } from './attached.item.ts';
import { readClaimStates } from './claim-states.item.ts';
import type { MergeParts } from './merge.item.ts';
import type { StoredMerge } from './merge-record.schema.ts';
import { isMovedBy } from './moved-item.ts';
import type { UnmergeKnown } from './plan-unmerge.ts';
import { type Read, readCatalogue, readContacts } from './read-merge.ts';

/** What the undo of a merge is planned by, and what its writes need beside that. */
export interface UnmergeFacts {
  known: UnmergeKnown;
  read: Read;
  /** What the merge moved to the survivor, wherever it was from. */
  moved: readonly Item[];
}

const refusals: ReadonlySet<string> = new Set(['withdrawn', 'denied']);

/** Tells whether a consent that was recorded after a merge, and not by it, takes back that to calls. */
const isRefusedSince = (rows: readonly ConsentRow[], { at, consents }: MergeParts['record']): boolean =>
  rows.some(
    (row) =>
      row.purpose.trim().toLowerCase() === 'calls' &&
      refusals.has(row.status) &&
      row.recorded_at > at &&
      !consents.some(({ id }) => id === row.id),
  );

/** Tells whether somebody has opted a survivor out after a merge, as far as anything tells. */
const isOutSince = (
  seen: StoredContact,
  { rows, calls }: { rows: readonly ConsentRow[]; calls: readonly Item[] },
  record: MergeParts['record'],
): boolean => {
  if (!seen.do_not_call || record.before.do_not_call) return false;
  const own = seen.provenance.do_not_call?.at;
  const byCall = calls.some(
    ({ opt_out, updated_at, moved }) =>
      opt_out === true && String(updated_at) > record.at && moved === undefined,
  );
  return (own !== undefined && own > record.at) || isRefusedSince(rows, record) || byCall;
};

const keysOf = (teamId: string, contacts: readonly StoredContact[]) => [
  ...contacts.flatMap(({ company_id, department_id, owner_id }) =>
    linkKeys(teamId, { company_id, department_id, owner_id }),
  ),
  ...registryKeys(
    teamId,
    contacts.flatMap(({ tags }) => tags),
  ),
];

const distinctKeys = (keys: ReturnType<typeof keysOf>) => [
  ...new Map(keys.map((key) => [`${key.pk} ${key.sk}`, key])).values(),
];

/** Reads what the undo of a merge is planned by: two rounds. Undefined where the survivor is gone. */
export const readUnmerge = async (
  table: Table,
  { team, catalogue: given }: Writing,
  { merge, parts: { record } }: { merge: StoredMerge; parts: MergeParts },
): Promise<UnmergeFacts | undefined> => {
  const ids = [merge.primary_id, ...merge.merged_ids];
  const [read, catalogue] = await Promise.all([
    readContacts(table, team.id, ids),
    given ?? readCatalogue(table, team.id),
  ]);
  const own = read.get(merge.primary_id);
  if (!own) return undefined;
  const merged = merge.merged_ids.flatMap((id) => read.get(id)?.stored ?? []);
  const contacts = [own.stored, record.before, ...merged];
  const holders = record.holders.map(({ claim }) => claim);
  const [claims, items, calls, found] = await Promise.all([
    readClaimStates(table, team.id, [...contacts.flatMap(claimsOf), ...holders]),
    batchGet(table, distinctKeys(keysOf(team.id, contacts))),
    readCalls(table, own.calls),
    findCampaigns(
      table,
      team.id,
      merged.flatMap(({ campaigns }) => Object.keys(campaigns)),
    ),
  ]);
  const moved = [...own.items, ...calls].filter((item) => isMovedBy(item, merge.id));
  const parked = [...read.values()].flatMap((one) => one.items);
  const open = [...own.items, ...parked].filter((item) => isProposal(item) && item.state === 'open');
  const known: UnmergeKnown = {
    record,
    survivor: own.stored,
    memberships: own.memberships,
    merged,
    claims,
    registry: registryOf(team.id, items),
    catalogue,
    found: new Map(items.map((item) => [item.pk, item])),
    campaigns: new Set([...found].flatMap(([id, { state }]) => (state === 'completed' ? [] : [id]))),
    open: new Set(open.map(({ id }) => String(id))),
    isOutSince: isOutSince(own.stored, { rows: consentsIn(own), calls }, record),
  };
  return { known, read, moved };
};
