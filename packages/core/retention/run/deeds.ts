import { isDeepStrictEqual } from 'node:util';
import { wholeTeam } from '../../access/scope.ts';
import type { StoredContact } from '../../attribute/stored-contact.ts';
import { DoneBefore } from '../../contact/commit.ts';
import { removeContact } from '../../contact/remove-contact.ts';
import { trashContact } from '../../contact/trash-contact.ts';
import { CallbookError } from '../../error.ts';
import { teamHoldsAs } from '../../hold/hold.item.ts';
import type { Table } from '../../table/table.ts';
import type { RetentionAction } from '../../team/retention-policy.schema.ts';
import type { Team } from '../../team/team.schema.ts';
import { decideRetention, type RetentionRun } from '../decide-retention.ts';
import type { Looked } from './look-at.ts';

/** Thrown where a contact is not as it was when it was decided on: it is decided on anew. */
class Changed extends Error {
  override readonly name = 'Changed';
}

export interface Doing {
  team: Team;
  run: RetentionRun & { id: string };
  now: Date;
}

/** Refuses a contact that is not in for the deed any more, as it is read for the last time. */
const stillDue =
  ({ contact, read }: Looked, action: RetentionAction, { run }: Doing) =>
  (seen: StoredContact): void => {
    const isSame = isDeepStrictEqual(seen.held, contact.held);
    if (!isSame || decideRetention(seen, run, read.holds).action !== action) throw new Changed();
  };

const writingOf = ({ team, run, now }: Doing, contactId: string) => ({
  ...{ team, scope: wholeTeam(team.id), now, contactId },
  via: { updated_by: run.id, via: 'retention' as const },
});

type Deed = (table: Table, looked: Looked, doing: Doing) => Promise<unknown>;

/** What is done to a contact, in a transaction that a hold, a call, a change or a restore refuses. */
export const deeds = {
  trash: (table, looked, doing) => {
    const requireDue = stillDue(looked, 'trash', doing);
    return trashContact(table, {
      ...writingOf(doing, looked.contact.id),
      along: ({ seen }) => {
        requireDue(seen);
        return [teamHoldsAs(looked.read.team)];
      },
    });
  },
  delete: (table, looked, doing) =>
    removeContact(table, {
      ...writingOf(doing, looked.contact.id),
      admits: stillDue(looked, 'delete', doing),
    }),
} satisfies Partial<Record<RetentionAction, Deed>>;

/** Goes on with a removal that a crash has left half done. */
export const finishRemoval = (table: Table, doing: Doing, contactId: string): Promise<unknown> =>
  removeContact(table, writingOf(doing, contactId));

export type Outcome = 'done' | 'changed' | 'held' | 'in_use' | 'gone';

const inUse = new Set(['in_active_campaign', 'merge_in_progress']);

/** Does it, and says what came of it. */
export const carryOut = async (deed: () => Promise<unknown>): Promise<Outcome> => {
  try {
    await deed();
    return 'done';
  } catch (error) {
    if (error instanceof Changed || error instanceof DoneBefore) return 'changed';
    if (!(error instanceof CallbookError)) throw error;
    if (error.code === 'on_hold') return 'held';
    if (inUse.has(error.code)) return 'in_use';
    if (error.kind === 'missing' || error.code === 'contact_merged') return 'gone';
    throw error;
  }
};
