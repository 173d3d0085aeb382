import { wholeTeam } from '../../access/scope.ts';
import type { Writing } from '../../contact/contact.ts';
import { suppressValue } from '../../contact/suppress-value.ts';
import { updateContact } from '../../contact/update-contact.ts';
import { CallbookError } from '../../error.ts';
import { phoneValue } from '../../suppression/suppressed-value.ts';
import type { Table } from '../../table/table.ts';
import { readCallLine } from './match-number.ts';

/**
 * Suppresses the number of a call in which somebody opted out: also where nobody knows whose it is, or whoever has it
 * lies in the trash. A number that cannot be read is left.
 */
export const suppressCalled = async (
  table: Table,
  { team, via, now }: Pick<Writing, 'team' | 'via' | 'now'>,
  number: string | null,
): Promise<void> => {
  const line = number === null ? undefined : readCallLine(number, team);
  if (!line) return;
  const asked = { by: { team, via }, at: now.toISOString(), reason: 'disposition' };
  await suppressValue(table, asked, phoneValue(line.number, line.extension));
};

/**
 * Opts contacts out because of what was said in a call, whoever wrote it down: an opt-out needs no right to manage
 * contacts. Answers whether that is done for all; one in the trash has to wait until it is back, or the call is told of
 * again.
 */
export const optOutContacts = async (
  table: Table,
  { team, via, now, newId }: Omit<Writing, 'scope'>,
  contactIds: readonly string[],
): Promise<boolean> => {
  const scope = wholeTeam(team.id);
  let isDone = true;
  for (const contactId of contactIds)
    try {
      const change = { do_not_call: true };
      await updateContact(table, { team, scope, via, now, ...(newId && { newId }), contactId, change });
    } catch (error) {
      if (!(error instanceof CallbookError && error.kind === 'missing')) throw error;
      isDone = false;
    }
  return isDone;
};
