import { wholeTeam } from '../../access/scope.ts';
import type { Writing } from '../../contact/contact.ts';
import { updateContact } from '../../contact/update-contact.ts';
import { CallbookError } from '../../error.ts';
import type { Table } from '../../table/table.ts';

/**
 * Opts contacts out because of what was said in a call, whoever wrote it down: an opt-out needs no right to manage
 * contacts. One that is in the trash or gone by now is passed over.
 */
export const optOutContacts = async (
  table: Table,
  { team, via, now, newId }: Omit<Writing, 'scope'>,
  contactIds: readonly string[],
): Promise<void> => {
  const scope = wholeTeam(team.id);
  for (const contactId of contactIds)
    try {
      const change = { do_not_call: true };
      await updateContact(table, { team, scope, via, now, ...(newId && { newId }), contactId, change });
    } catch (error) {
      if (!(error instanceof CallbookError && error.kind === 'missing')) throw error;
    }
};
