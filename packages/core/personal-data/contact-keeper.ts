import type { StoredContact } from '../attribute/stored-contact.ts';
import { releaseClaims } from '../claim/release-claims.ts';
import { changedAt } from '../contact/changed-at.ts';
import { claimsOf } from '../contact/compose-contact.ts';
import { contactKeys, eraseContactWrite, findContactItem } from '../contact/contact.item.ts';
import { requireSettled } from '../contact/settled.ts';
import { addToCount } from '../count/count.item.ts';
import { failure } from '../error.ts';
import { readHolds, type TeamHolds, teamHoldsAs } from '../hold/hold.item.ts';
import { holdOn } from '../hold/holds.ts';
import { erasedContact } from '../privacy/personal-attributes.ts';
import { untilSettled } from '../table/settle.ts';
import { type Table, transacted } from '../table/table.ts';
import type { Write } from '../table/write.ts';
import type { PrivacyContext, StoreKeeper } from './keeper.ts';
import type { Subject } from './subject.ts';

const isCounted = ({ merged_into }: StoredContact): boolean => merged_into === null;

/** It is in no list any more, and so in no count. */
const countWrites = (seen: StoredContact): Write[] =>
  isCounted(seen) ? [addToCount(seen.team_id, seen.deleted_at === null ? 'contact' : 'trash', -1)] : [];

/** What the check of a transaction needs: a hold that was placed since the erasure began keeps the contact. */
const requireFree = async (table: Table, seen: StoredContact): Promise<TeamHolds> => {
  const { holds, team } = await readHolds(table, seen.team_id, [seen]);
  const keeping = holds.filter(({ stores }) => !stores || stores.includes('contact'));
  if (!holdOn(seen, keeping)) return team;
  throw failure('unavailable', 'on_hold', 'A legal hold was placed meanwhile. Try again for the rest.');
};

/** Clears a contact and gives up what it holds, in one transaction: from then on nothing can be added to it. */
const eraseContact = (
  { table, via, now }: PrivacyContext,
  { team_id }: Subject,
  contactId: string,
): Promise<number> =>
  untilSettled(async () => {
    const seen = await findContactItem(table, team_id, contactId);
    if (!seen || seen.erased_at !== null) return 0;
    requireSettled([seen]);
    const team = await requireFree(table, seen);
    const at = changedAt(seen, now);
    const version = seen.version + 1;
    const bare = { ...erasedContact(seen), campaigns: {}, version, updated_at: at, erased_at: at };
    const holds = seen.deleted_at === null && seen.merged_into === null;
    const released = holds ? await releaseClaims(table, team_id, claimsOf(seen), contactId) : [];
    const writes = [eraseContactWrite(seen, bare, via), ...released, ...countWrites(seen), teamHoldsAs(team)];
    return (await transacted(table, writes)) ? 1 : undefined;
  });

export const contactKeepers = {
  contact: {
    find: async function* ({ table }, { team_id, contact_ids }) {
      for (const id of contact_ids) {
        const contact = await findContactItem(table, team_id, id);
        if (contact && contact.erased_at === null) yield contact;
      }
    },
    erase: async (context, subject) => {
      let count = 0;
      // Those that are part of it go first: their ids answer with it until then.
      for (const id of subject.contact_ids.toReversed()) count += await eraseContact(context, subject, id);
      const keys = subject.contact_ids.map((id) => contactKeys.primary(subject.team_id, id));
      return { count, query: keys };
    },
  },
} as const satisfies Readonly<Record<string, StoreKeeper>>;
