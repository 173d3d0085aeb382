import { findCatalogue } from '../catalogue/catalogue.item.ts';
import { changedAt } from '../contact/changed-at.ts';
import { claimsOf } from '../contact/compose-contact.ts';
import { findContactItem, replaceContactWrites } from '../contact/contact.item.ts';
import { changeClaims } from '../contact/contact-claims.ts';
import { inLanes } from '../lanes.ts';
import { type Tagger, taggerOf } from '../rule/tagger.ts';
import { untilSettled } from '../table/settle.ts';
import type { Table } from '../table/table.ts';
import { transacted } from '../table/table.ts';
import type { Via } from '../table/via.ts';
import type { Team } from '../team/team.schema.ts';

export interface Reassignment {
  team: Team;
  from: string;
  /** A company of the team. */
  to: string;
  via: Via;
  now: Date;
}

const lanes = 24;

/** Moves a contact; false when it is in the trash or in another company by now. */
const moveContact = (
  table: Table,
  { team, from, to, via, now, tagger }: Reassignment & { tagger: Tagger },
  contactId: string,
): Promise<boolean> =>
  untilSettled(async () => {
    const seen = await findContactItem(table, team.id, contactId);
    if (!seen || seen.deleted_at !== null || seen.company_id !== from) return false;
    const contact = tagger({
      ...seen,
      company_id: to,
      version: seen.version + 1,
      updated_at: changedAt(seen, now),
    });
    const { settings } = team;
    const { writes } = await changeClaims(table, contact, { had: claimsOf(seen), settings });
    const moved = await transacted(table, [...replaceContactWrites({ contact, seen, via }), ...writes]);
    return moved || undefined;
  });

/** Moves those of these contacts that are live and in one company to another one; answers how many. */
export const reassignContacts = async (
  table: Table,
  reassignment: Reassignment,
  contactIds: readonly string[],
): Promise<number> => {
  let moved = 0;
  const { team } = reassignment;
  const tagger = taggerOf(team, await findCatalogue(table, team.id));
  await inLanes(contactIds, lanes, async (id) => {
    if (await moveContact(table, { ...reassignment, tagger }, id)) moved++;
  });
  return moved;
};
