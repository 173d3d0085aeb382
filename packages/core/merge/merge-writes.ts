import { toActivityItem } from '../activity/activity.item.ts';
import type { StoredContact } from '../attribute/stored-contact.ts';
import { newConsentWrites } from '../consent/consent.item.ts';
import type { Writing } from '../contact/contact.ts';
import { suppressionWrites } from '../contact/contact-suppressions.ts';
import { addToCount } from '../count/count.item.ts';
import { pairWrites } from '../duplicate/pair.item.ts';
import { derivedId } from '../id.ts';
import { parkWrite } from '../proposal/proposal.item.ts';
import type { Item } from '../table/item.ts';
import { type Table, transactionLimit } from '../table/table.ts';
import { putNew, type Write } from '../table/write.ts';
import { type Attached, isProposal } from './attached.item.ts';
import { redirectWrites } from './merged-contact.ts';
import { movedItem, moveWrites } from './moved-item.ts';
import type { MergePlan } from './plan-merge.ts';
import type { MergeFacts } from './read-merge.ts';

type By = Pick<Writing, 'team' | 'via' | 'now'>;

/** Most bytes of a transaction, with room for what it checks. */
const mostBytes = 3_500_000;

/** Tells whether writes fit into one transaction. */
export const fitsOne = (writes: readonly Write[]): boolean =>
  writes.length <= transactionLimit && Buffer.byteLength(JSON.stringify(writes)) <= mostBytes;

const isConsentCheck = (one: Write): boolean => 'check' in one && one.check.sk === 'CONTACT';

/** Makes the rows that a merge adds; the contact itself is written beside them. */
const consentWrites = (teamId: string, { newConsents }: MergePlan): Write[] =>
  newConsents.flatMap((row) => newConsentWrites(teamId, row)).filter((one) => !isConsentCheck(one));

/** What must be visible at once: the survivor, the merged contacts, what consents say, and the count. */
export const flipWrites = ({ team }: By, plan: MergePlan): Write[] => [
  ...plan.survivor.writes,
  ...plan.merged.flatMap(({ writes }) => writes.slice(0, 1)),
  ...consentWrites(team.id, plan),
  addToCount(team.id, 'contact', -plan.merged.length),
];

/** Tells whether a proposal waits no more, since another waits for the same value of the survivor. */
const isParked = (item: Item, survivor: StoredContact): boolean =>
  isProposal(item) &&
  item.state === 'open' &&
  !Object.values(survivor.waiting?.fields ?? {}).includes(String(item.id));

interface Moving {
  mergeId: string;
  from: string;
  survivor: StoredContact;
}

/** Makes the writes by which what is attached to a merged contact is the survivor's. */
export const attachedWrites = (items: readonly Item[], { mergeId, from, survivor }: Moving): Write[] =>
  items.flatMap((item) =>
    isParked(item, survivor)
      ? item.parked_by === undefined
        ? [parkWrite(item, mergeId)]
        : []
      : moveWrites(item, movedItem(item, { from, to: survivor.id, by: mergeId })),
  );

/** Makes the notes for which the survivor has no room, as activities. */
export const noteWrites = (
  { via }: By,
  { id, notesLeft }: Pick<MergePlan, 'id' | 'notesLeft'>,
  { team_id, id: contact_id, department_id, updated_at }: StoredContact,
): Write[] =>
  notesLeft.map(({ text, at, contact_id: from }, n) =>
    putNew(
      toActivityItem(
        {
          ...{ id: derivedId('act', Date.parse(at), id, n), team_id, contact_id, department_id },
          ...{ kind: 'note', at, title: null, text, ends_at: null, url: null, external_id: from },
          ...{ created_by: via.updated_by, version: 1, created_at: updated_at, updated_at },
          moved: [{ from: contact_id, by: id }],
        },
        via,
      ),
    ),
  );

const itemsOf = ({ items }: Attached, calls: readonly Item[], contactId: string): Item[] => [
  ...items,
  ...calls.filter((call) => Object(call.shown).contact_id === contactId || call.contact_id === contactId),
];

/** What may follow behind the flip: it is on its way meanwhile. */
export const restWrites = async (
  table: Table,
  by: By,
  { plan, facts }: { plan: MergePlan; facts: MergeFacts },
): Promise<Write[]> => {
  const { team } = by;
  const survivor = plan.survivor.contact;
  return [
    ...plan.merged.flatMap(({ writes }) => writes.slice(1)),
    ...plan.memberships.writes,
    ...plan.claims,
    ...plan.merged.flatMap(({ contact }) => {
      const read = facts.read.get(contact.id);
      const moving = { mergeId: plan.id, from: contact.id, survivor };
      return read ? attachedWrites(itemsOf(read, facts.calls, contact.id), moving) : [];
    }),
    ...noteWrites(by, plan, survivor),
    ...(await suppressionWrites(table, plan.survivor)),
    ...redirectWrites(team.id, plan.redirects),
    ...pairWrites(team.id, plan.pairs, { survivor: survivor.id, known: facts.storedPairs }),
  ];
};
