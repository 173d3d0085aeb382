import type { StoredContact } from '../attribute/stored-contact.ts';
import { CallbookError, failure } from '../error.ts';
import { readHolds, teamHoldsAs } from '../hold/hold.item.ts';
import { holdOn } from '../hold/holds.ts';
import type { Table } from '../table/table.ts';
import type { Write } from '../table/write.ts';

const code = 'on_hold';

/** Tells whether somebody was refused because of a legal hold. */
export const isOnHold = (error: unknown): boolean => error instanceof CallbookError && error.code === code;

/**
 * Refuses what would take a contact away on which a legal hold lies, at the moment of the deed. The write that it
 * answers goes into the transaction: with it and the condition `heldAs` no hold can come in between.
 * @throws CallbookError `on_hold`
 */
export const requireUnheld = async (
  table: Table,
  contact: Pick<StoredContact, 'id' | 'team_id' | 'held'>,
): Promise<Write> => {
  const { holds, team } = await readHolds(table, contact.team_id, [contact]);
  const hold = holdOn(contact, holds);
  if (!hold) return teamHoldsAs(team);
  throw failure('conflict', code, `The contact stays until the legal hold ${hold.id} is lifted.`, 'id');
};
