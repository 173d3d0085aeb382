import { findClaimants } from '../claim/claim.item.ts';
import { inLanes } from '../lanes.ts';
import {
  bareValue,
  noneSuppressed,
  type Suppressed,
  type SuppressedValue,
  valueName,
  valuesOf,
  withoutValues,
} from '../suppression/suppressed-value.ts';
import { findSuppressions, liftWrite, sealOf, suppressWrite } from '../suppression/suppression.item.ts';
import {
  type Suppressible,
  suppressionChange,
  valuesToLookUp,
  withSuppression,
} from '../suppression/suppression-change.ts';
import type { Table } from '../table/table.ts';
import type { Write } from '../table/write.ts';
import type { Plan, PlannedSuppressions } from './plan.ts';

/** What was read about the suppressions that a contact's write meets. */
export interface SuppressionKnown {
  suppressed: Suppressed;
  /** Values of which it is known who else has them. */
  asked: readonly SuppressedValue[];
  /** The contacts that have these. */
  others: readonly string[];
}

export const noSuppressions: SuppressionKnown = { suppressed: noneSuppressed, asked: [], others: [] };

/** Number of values that are asked for at a time. */
const lanes = 16;

/** Finds the contacts that have any of these values; of a number without an extension, with any extension. */
export const findHavers = async (
  table: Table,
  teamId: string,
  values: readonly SuppressedValue[],
): Promise<string[]> => {
  const found = new Set<string>();
  await inLanes(values, lanes, async (one) => {
    const { kind, value } = bareValue(one) ?? one;
    for (const id of await findClaimants(table, teamId, { kind, value })) found.add(id);
  });
  return [...found];
};

/** Reads what suppressions decide about a write, and who else has what it suppresses: one round. */
export const readSuppressions = async (
  table: Table,
  teamId: string,
  seen: Suppressible | undefined,
  contact: Suppressible & { id: string },
): Promise<SuppressionKnown> => {
  const { suppress: asked } = suppressionChange(seen, contact, noneSuppressed);
  const [found, havers] = await Promise.all([
    findSuppressions(table, teamId, valuesToLookUp(seen, contact)),
    findHavers(table, teamId, asked),
  ]);
  return { suppressed: new Set(found.keys()), asked, others: havers.filter((id) => id !== contact.id) };
};

/** Plans what suppressions make of a contact's write, and what becomes of them. */
export const planSuppressions = <T extends Suppressible>(
  by: PlannedSuppressions['by'],
  { seen, contact: given }: { seen?: Suppressible | undefined; contact: T },
  { suppressed, asked, others }: SuppressionKnown,
) => {
  const { contact, warnings } = withSuppression(seen, given, suppressed);
  const change = suppressionChange(seen, contact, suppressed);
  const { suppress, lift } = change;
  const suppressions: PlannedSuppressions | undefined =
    suppress.length + lift.length === 0
      ? undefined
      : { ...change, by, others, unasked: withoutValues(suppress, asked) };
  return { contact, warnings, suppressions };
};

/** Tells whether a contact has one of these values, or a number that one of them covers. */
export const hasAny = (contact: Suppressible, values: readonly SuppressedValue[]): boolean => {
  const names = new Set(values.map(valueName));
  return valuesOf(contact).some((one) => {
    const bare = bareValue(one);
    return names.has(valueName(one)) || (bare !== undefined && names.has(valueName(bare)));
  });
};

/** Makes the writes on suppressions that go with a plan. */
export const suppressionWrites = async (
  table: Table,
  { contact, suppressions }: Pick<Plan, 'contact' | 'suppressions'>,
): Promise<Write[]> => {
  if (!suppressions) return [];
  const { by, suppress, lift } = suppressions;
  const seal = await sealOf(table, by.team.id);
  const asked = { reason: 'opt_out', at: contact.updated_at, via: by.via };
  return [
    ...suppress.map((one) => suppressWrite(seal, one, asked)),
    ...lift.map((one) => liftWrite(seal, one, { ...asked, reason: 'opt_out_taken_back' })),
  ];
};
