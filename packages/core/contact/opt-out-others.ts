import { isRemoving, toStoredContact } from '../attribute/contact-shape.ts';
import type { StoredContact } from '../attribute/stored-contact.ts';
import { catalogueAmong, catalogueKeys } from '../catalogue/catalogue.item.ts';
import { inLanes } from '../lanes.ts';
import { type Tagger, taggerOf } from '../rule/tagger.ts';
import { keptOptOut } from '../suppression/opt-out.ts';
import { type SuppressedValue, valueName, valuesOf, withoutValues } from '../suppression/suppressed-value.ts';
import { untilSettled } from '../table/settle.ts';
import { batchGet, type Table, write } from '../table/table.ts';
import type { Write } from '../table/write.ts';
import { contactKeys, findSurvivors } from './contact.item.ts';
import { noClaims } from './contact-claims.ts';
import { findHavers, hasAny, suppressionWrites } from './contact-suppressions.ts';
import type { PlannedSuppressions } from './plan.ts';
import { nextVersion, planReplacement } from './plan-replacement.ts';

/** Number of contacts that are opted out at a time. */
const lanes = 8;

interface Spread {
  by: PlannedSuppressions['by'];
  /** ISO time. */
  at: string;
  /** The contact that is opted out by its own write. */
  self?: string;
  /** Contacts that become one with it, or are none any more. */
  besides?: readonly string[];
  /** Opts out those that have any of these values and are still to be written; answers what they suppress in turn. */
  unwritten?: (values: readonly SuppressedValue[]) => readonly SuppressedValue[];
  /** Carries the writes of one contact out; the table does, by default. */
  carryOut?: (writes: readonly Write[]) => Promise<void>;
}

/** Live contacts that have any of these values, and are not opted out. */
interface Met {
  contacts: readonly StoredContact[];
  values: readonly SuppressedValue[];
  tagger: Tagger;
}

const isMet = (contact: StoredContact, values: readonly SuppressedValue[]): boolean =>
  contact.deleted_at === null && !contact.do_not_call && hasAny(contact, values);

const readMet = async (
  table: Table,
  { by: { team } }: Spread,
  ids: readonly string[],
  values: readonly SuppressedValue[],
): Promise<Met> => {
  if (ids.length === 0) return { contacts: [], values, tagger: (contact) => contact };
  const keys = ids.map((id) => contactKeys.primary(team.id, id));
  const items = await batchGet(table, [...keys, catalogueKeys.primary(team.id)]);
  const read = items.filter((item) => item.sk === 'CONTACT' && !isRemoving(item)).map(toStoredContact);
  // Claims may still name a contact that was merged a moment ago.
  const merged = read.flatMap(({ merged_into }) => merged_into ?? []);
  const survivors = merged.length > 0 ? [...(await findSurvivors(table, team.id, merged)).values()] : [];
  const contacts = new Map([...read, ...survivors].map((one) => [one.id, one]));
  return {
    contacts: [...contacts.values()].filter((one) => isMet(one, values)),
    values,
    tagger: taggerOf(team, catalogueAmong(team.id, items)),
  };
};

/**
 * Walks from values to the contacts that have them, to those that have what these suppress in turn, and so on; answers
 * whom it met, the nearest first, and all the values on its way.
 */
const walk = async (
  table: Table,
  spread: Spread,
  values: readonly SuppressedValue[],
  known?: readonly string[],
): Promise<{ met: Met[]; passed: SuppressedValue[] }> => {
  const done = new Set([...(spread.self === undefined ? [] : [spread.self]), ...(spread.besides ?? [])]);
  const [met, passed]: [Met[], SuppressedValue[]] = [[], []];
  let havers = known;
  for (let open = values; open.length > 0; havers = undefined) {
    passed.push(...open);
    // Who has none of these may have what they suppress in turn, and is asked again.
    const ids = (havers ?? (await findHavers(table, spread.by.team.id, open))).filter((id) => !done.has(id));
    const one = await readMet(table, spread, ids, open);
    for (const { id } of one.contacts) done.add(id);
    met.push(one);
    const inTurn = [...one.contacts.flatMap(valuesOf), ...(spread.unwritten?.(open) ?? [])];
    open = [...new Map(withoutValues(inTurn, passed).map((value) => [valueName(value), value])).values()];
  }
  return { met, passed };
};

/** Opts a contact out that has one of the values still; answers what it suppresses, undefined where nothing is to do. */
const optOut = async (
  table: Table,
  { by: { team, via }, at, carryOut = (writes) => write(table, writes) }: Spread,
  { values, tagger }: Met,
  contact: StoredContact,
): Promise<readonly SuppressedValue[] | undefined> => {
  let known: StoredContact | undefined = contact;
  const { suppressed } = await untilSettled(async () => {
    const seen: StoredContact | undefined =
      known ?? (await findSurvivors(table, team.id, [contact.id])).get(contact.id);
    known = undefined;
    if (!seen || !isMet(seen, values)) return { suppressed: undefined };
    const marked = nextVersion(seen, tagger(keptOptOut(seen, { ...seen, do_not_call: true })), new Date(at));
    const { row: _, ...author } = via;
    const plan = planReplacement({ team, via: author }, { seen, contact: marked }, noClaims);
    await carryOut([...plan.writes, ...(await suppressionWrites(table, plan))]);
    return { suppressed: plan.suppressions?.suppress ?? [] };
  });
  return suppressed;
};

/**
 * Opts out the other live contacts that have values which are being suppressed, those that have what these suppress in
 * turn, and so on; answers their ids. The farthest come first: run again after it was stopped, it still finds its way
 * to who is left.
 * @param known contacts that may have the values; asked for where absent
 */
export const optOutOthers = async (
  table: Table,
  spread: Spread,
  values: readonly SuppressedValue[],
  known?: readonly string[],
): Promise<string[]> => {
  const changed: string[] = [];
  let havers = known;
  for (let open = values; open.length > 0; havers = undefined) {
    const { met, passed } = await walk(table, spread, open, havers);
    const gained: SuppressedValue[] = [];
    for (const one of met.reverse())
      await inLanes(one.contacts, lanes, async (contact) => {
        const suppressed = await optOut(table, spread, one, contact);
        if (suppressed) changed.push(contact.id);
        gained.push(...withoutValues(suppressed ?? [], passed));
      });
    // What they have got since they were met.
    open = gained;
  }
  return changed;
};
