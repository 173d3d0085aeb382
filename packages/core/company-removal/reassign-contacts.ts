import { findCatalogue } from '../catalogue/catalogue.item.ts';
import { commit } from '../contact/commit.ts';
import { findContactItem } from '../contact/contact.item.ts';
import { readClaimChange } from '../contact/contact-claims.ts';
import { nextVersion, planReplacement } from '../contact/plan-replacement.ts';
import { inLanes } from '../lanes.ts';
import { type Tagger, taggerOf } from '../rule/tagger.ts';
import { untilSettled } from '../table/settle.ts';
import type { Table } from '../table/table.ts';
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
    const contact = nextVersion(seen, tagger({ ...seen, company_id: to }), now);
    const claims = await readClaimChange(table, seen, contact);
    await commit(table, planReplacement({ team, via }, { seen, contact, tagger }, claims));
    return true;
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
