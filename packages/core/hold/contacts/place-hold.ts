import { noneHeld } from '../../attribute/held.ts';
import type { StoredContact } from '../../attribute/stored-contact.ts';
import {
  contactKeys,
  findContactItem,
  findStoredContacts,
  heldAs,
  unmerged,
} from '../../contact/contact.item.ts';
import { onSurvivor, requireUnmerged } from '../../contact/merged.ts';
import { notFound } from '../../error.ts';
import { findRecord, newRecordWrite } from '../../list/listed-noun.ts';
import { untilSettled } from '../../table/settle.ts';
import { type Table, transacted } from '../../table/table.ts';
import type { Via } from '../../table/via.ts';
import { absent, type Condition, change, isThere, type Write } from '../../table/write.ts';
import { holds, teamHoldWrite } from '../hold.item.ts';
import type { Hold, HoldGiven } from '../hold.schema.ts';

interface Placing {
  teamId: string;
  id: string;
  given: HoldGiven;
  via: Via;
  now: Date;
}

/** Makes the write by which a contact that is as it was seen knows of a hold, and of whom it was placed on. */
const markWrite = (seen: StoredContact, holdId: string, of: string, ...when: readonly Condition[]): Write => {
  const { holds: known, changes } = seen.held ?? noneHeld;
  const held = { holds: { ...known, [holdId]: of }, changes: changes + 1 };
  return change(contactKeys.primary(seen.team_id, seen.id), {
    set: { held },
    when: [isThere, absent('removing'), heldAs(seen), ...when],
  });
};

const recordOf = ({ teamId, id, given, via, now }: Placing, contact: StoredContact | undefined): Hold => ({
  id,
  team_id: teamId,
  reason: given.reason,
  contact_id: contact?.id ?? null,
  contact_ids: contact ? [contact.id, ...(contact.joined?.ids ?? [])] : [],
  stores: given.stores ?? null,
  created_by: via.updated_by,
  created_at: now.toISOString(),
  lifted_by: null,
  lifted_at: null,
  lift_reason: null,
  version: 1,
});

/** Marks those that are part of a contact: they keep the hold should the merge be undone. Done again, it changes nothing. */
const markMerged = async (
  table: Table,
  { id, teamId }: Placing,
  contact: StoredContact,
): Promise<boolean> => {
  const keys = (contact.joined?.ids ?? []).map((one) => contactKeys.primary(teamId, one));
  for (const seen of await findStoredContacts(table, keys))
    if (!seen.held?.holds[id] && !(await transacted(table, [markWrite(seen, id, contact.id)]))) return false;
  return true;
};

const placeOnContact = (table: Table, placing: Placing, contactId: string): Promise<Hold> =>
  untilSettled(async () => {
    const { teamId, id, via } = placing;
    const found = await findRecord(table, holds, teamId, id);
    if (found) return found;
    const seen = await findContactItem(table, teamId, contactId);
    if (!seen) throw notFound('contact');
    requireUnmerged(seen);
    if (!(await markMerged(table, placing, seen))) return undefined;
    const hold = recordOf(placing, seen);
    const writes = [markWrite(seen, id, seen.id, unmerged), newRecordWrite(holds, hold, via)];
    return (await transacted(table, writes)) ? hold : undefined;
  });

const placeOnTeam = (table: Table, placing: Placing): Promise<Hold> =>
  untilSettled(async () => {
    const { teamId, id, via } = placing;
    const hold = recordOf(placing, undefined);
    const writes = [newRecordWrite(holds, hold, via), teamHoldWrite(teamId, id, true)];
    return (await transacted(table, writes)) ? hold : findRecord(table, holds, teamId, id);
  });

/**
 * Places a legal hold, or answers the one that was placed under the same id. From here on nothing that it covers is
 * removed, by whatever is on its way: all ask for holds in the transaction that takes a contact away. One that is part
 * of another is held with that one.
 * @throws CallbookError `contact_not_found`
 */
export const placeHold = (table: Table, placing: Placing): Promise<Hold> => {
  const { contact_id } = placing.given;
  return contact_id === undefined || contact_id === null
    ? placeOnTeam(table, placing)
    : onSurvivor(contact_id, (id) => placeOnContact(table, placing, id));
};
