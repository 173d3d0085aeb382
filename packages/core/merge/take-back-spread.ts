import { isRemoving, toStoredContact } from '../attribute/contact-shape.ts';
import type { StoredContact } from '../attribute/stored-contact.ts';
import { contactKeys } from '../contact/contact.item.ts';
import type { Writing } from '../contact/contact.ts';
import { noClaims } from '../contact/contact-claims.ts';
import { findHavers, suppressionWrites } from '../contact/contact-suppressions.ts';
import { nextVersion, planReplacement } from '../contact/plan-replacement.ts';
import { changedOptOut } from '../suppression/opt-out.ts';
import { type SuppressedValue, valueName, valuesOf } from '../suppression/suppressed-value.ts';
import { findSuppressions } from '../suppression/suppression.item.ts';
import { untilSettled } from '../table/settle.ts';
import { batchGet, getItem, type Table, write } from '../table/table.ts';

type By = Pick<Writing, 'team' | 'via' | 'now'>;

/** Tells whether a contact is opted out by a merge alone: since it had a value that the merge suppressed. */
const isOutBy = ({ do_not_call, deleted_at, provenance }: StoredContact, mergeId: string): boolean =>
  do_not_call && deleted_at === null && provenance.do_not_call?.by === mergeId;

const readLive = async (table: Table, teamId: string, ids: readonly string[]): Promise<StoredContact[]> =>
  (
    await batchGet(
      table,
      ids.map((id) => contactKeys.primary(teamId, id)),
    )
  )
    .filter((item) => !isRemoving(item))
    .map(toStoredContact);

/** Picks those of a contact's values that nobody else who has opted out has, but for those that the merge opted out. */
const ownValues = async (
  table: Table,
  mergeId: string,
  contact: StoredContact,
): Promise<SuppressedValue[]> => {
  const isOut = (one: StoredContact) =>
    one.id !== contact.id && one.do_not_call && one.deleted_at === null && !isOutBy(one, mergeId);
  const own: SuppressedValue[] = [];
  for (const value of valuesOf(contact)) {
    const havers = await findHavers(table, contact.team_id, [value]);
    if (!(await readLive(table, contact.team_id, havers)).some(isOut)) own.push(value);
  }
  return own;
};

/** Takes the opt-out of one contact back that a merge alone had opted out; answers what is not suppressed any more. */
const optIn = (
  table: Table,
  { team, via, now }: By,
  mergeId: string,
  id: string,
): Promise<readonly SuppressedValue[]> =>
  untilSettled(async () => {
    const item = await getItem(table, contactKeys.primary(team.id, id));
    if (!item || isRemoving(item)) return [];
    const seen = toStoredContact(item);
    if (!isOutBy(seen, mergeId)) return [];
    const [fallback = 'new'] = team.settings.lead_statuses;
    const { marks } = changedOptOut(seen, { do_not_call: false }, { fallback, isKept: false });
    const contact = nextVersion(seen, { ...seen, ...marks, tags: [...marks.tags] }, now);
    const lift = await ownValues(table, mergeId, contact);
    const suppressed = new Set((await findSuppressions(table, team.id, lift)).keys());
    // Who had set these before is not known; mostly it was whoever created the contact.
    const named = ['do_not_call', 'tags'].filter((name) => seen.provenance[name]?.by === mergeId);
    const origins = Object.fromEntries(named.map((name) => [name, null]));
    const plan = planReplacement({ team, via }, { seen, contact, origins, keepsWaiting: true }, noClaims);
    const lifted = lift.filter((one) => suppressed.has(valueName(one)));
    const suppressions = { by: { team, via }, suppress: [], lift: lifted, others: [], unasked: [] };
    await write(table, [...plan.writes, ...(await suppressionWrites(table, { contact, suppressions }))]);
    return lifted;
  });

/**
 * Takes back what an opt-out did that came by a merge which is undone: other contacts with the same values were opted out
 * as well, and those with what these suppressed in turn. Whoever has said so since stays opted out.
 */
export const takeBackSpread = async (
  table: Table,
  by: By,
  { mergeId, values }: { mergeId: string; values: readonly SuppressedValue[] },
): Promise<void> => {
  const done = new Set<string>();
  for (let open = values; open.length > 0; ) {
    const havers = (await findHavers(table, by.team.id, open)).filter((id) => !done.has(id));
    const next: SuppressedValue[] = [];
    for (const id of havers) {
      done.add(id);
      next.push(...(await optIn(table, by, mergeId, id)));
    }
    open = next;
  }
};
