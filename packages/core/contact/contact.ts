import { addToCount } from '../count/count.item.ts';
import { failure, notFound } from '../error.ts';
import { type Table, TransactionRefused, transact } from '../table/table.ts';
import type { Via } from '../table/via.ts';
import type { Settings } from '../team/team.schema.ts';
import { findContactItem, replaceContactWrites } from './contact.item.ts';
import type { Contact } from './contact.schema.ts';
import { releaseClaims } from './contact-claims.ts';

/** A writer that others overtook reads and decides again, so often. */
const raceAttempts = 6;

/**
 * Runs `attempt` until its transaction is not overtaken by another writer. Each run reads anew, so that it
 * decides by what is there.
 */
export const untilSettled = async <T>(attempt: () => Promise<T>): Promise<T> => {
  for (let run = 1; ; run++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof TransactionRefused)) throw error;
      if (run === raceAttempts)
        throw failure('unavailable', 'busy', 'Others are writing the same records. Try again in a moment.');
    }
  }
};

/**
 * A live contact, or with `trashed` one in the trash.
 * @throws CallbookError `contact_not_found`
 */
export const getContact = async (
  table: Table,
  teamId: string,
  contactId: string,
  { trashed = false } = {},
): Promise<Contact> => {
  const contact = await findContactItem(table, teamId, contactId);
  if (!contact || (contact.deleted_at !== null) !== trashed) throw notFound('contact');
  return contact;
};

/** The moment from which a contact deleted at `deletedAt` may be removed for good. */
export const removalDue = (deletedAt: string, { trash_days }: Settings): string =>
  new Date(Date.parse(deletedAt) + trash_days * 86_400_000).toISOString();

/**
 * Moves a contact to the trash and frees its claims.
 * @throws CallbookError `contact_not_found`, `version_mismatch` when `version` is given and is not the contact's
 */
export const trashContact = (
  table: Table,
  {
    teamId,
    contactId,
    settings,
    version,
    via,
    now,
  }: {
    teamId: string;
    contactId: string;
    settings: Settings;
    version?: number | undefined;
    via: Via;
    now: Date;
  },
): Promise<Contact> =>
  untilSettled(async () => {
    const seen = await getContact(table, teamId, contactId);
    requireVersion(seen, version);
    const at = now.toISOString();
    const contact = { ...seen, version: seen.version + 1, updated_at: at, deleted_at: at };
    await transact(table, [
      ...replaceContactWrites(table, { contact, seen, via, due: removalDue(at, settings) }),
      ...(await releaseClaims(table, seen)),
      addToCount(table, teamId, 'contact', -1),
      addToCount(table, teamId, 'trash', 1),
    ]);
    return contact;
  });

const requireVersion = (contact: Contact, version: number | undefined): void => {
  if (version === undefined || version === contact.version) return;
  throw failure(
    'precondition',
    'version_mismatch',
    `The contact is at version ${contact.version}. Read it again and repeat the change.`,
    'If-Match',
  );
};
