import { isRemoving, toStoredContact } from '../attribute/contact-shape.ts';
import { catalogueAmong, catalogueKeys } from '../catalogue/catalogue.item.ts';
import { inLanes } from '../lanes.ts';
import { taggerOf } from '../rule/tagger.ts';
import { keptOptOut } from '../suppression/opt-out.ts';
import type { SuppressedValue } from '../suppression/suppressed-value.ts';
import { untilSettled } from '../table/settle.ts';
import { batchGet, type Table, write } from '../table/table.ts';
import type { Write } from '../table/write.ts';
import { contactKeys } from './contact.item.ts';
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
  /** Carries the writes of one contact out; the table does, by default. */
  carryOut?: (writes: readonly Write[]) => Promise<void>;
}

/** Opts a live contact out that has one of the values; answers the values that it suppresses in turn. */
const optOut = (
  table: Table,
  { by: { team, via }, at, carryOut = (writes) => write(table, writes) }: Spread,
  id: string,
  values: readonly SuppressedValue[],
): Promise<readonly SuppressedValue[]> =>
  untilSettled(async () => {
    const key = contactKeys.primary(team.id, id);
    const items = await batchGet(table, [key, catalogueKeys.primary(team.id)]);
    const item = items.find(({ pk }) => pk === key.pk);
    if (!item || isRemoving(item)) return [];
    const seen = toStoredContact(item);
    if (seen.deleted_at !== null || seen.do_not_call || !hasAny(seen, values)) return [];
    const tagger = taggerOf(team, catalogueAmong(team.id, items));
    const marked = tagger(keptOptOut(seen, { ...seen, do_not_call: true }));
    const contact = nextVersion(seen, marked, new Date(at));
    const { row: _, ...author } = via;
    const plan = planReplacement({ team, via: author }, { seen, contact }, noClaims);
    await carryOut([...plan.writes, ...(await suppressionWrites(table, plan))]);
    return plan.suppressions?.suppress ?? [];
  });

/**
 * Opts out the other live contacts that have values which are being suppressed, those that have what these suppress in
 * turn, and so on; answers their ids. Run again, it goes on where it stopped.
 * @param known contacts that may have the values; asked for where absent
 */
export const optOutOthers = async (
  table: Table,
  spread: Spread,
  values: readonly SuppressedValue[],
  known?: readonly string[],
): Promise<string[]> => {
  const done = new Set(spread.self === undefined ? [] : [spread.self]);
  const changed: string[] = [];
  let open = values;
  let havers = known ?? (await findHavers(table, spread.by.team.id, open));
  while (havers.length > 0) {
    const more: SuppressedValue[] = [];
    const asked = open;
    const next = havers.filter((id) => !done.has(id));
    await inLanes(next, lanes, async (id) => {
      const suppressed = await optOut(table, spread, id, asked);
      if (suppressed.length === 0) return;
      // Who has none of these may have what they suppress in turn, and is asked again.
      done.add(id);
      changed.push(id);
      more.push(...suppressed);
    });
    open = more;
    havers = await findHavers(table, spread.by.team.id, open);
  }
  return changed;
};
