import { type Claim, type ClaimHolder, claimName, findHolders } from '../../claim/claim.item.ts';
import { claimsOf } from '../../contact/compose-contact.ts';
import type { JudgedContact } from '../../contact/tell-duplicates.ts';
import { valueName } from '../../suppression/suppressed-value.ts';
import { findSuppressions } from '../../suppression/suppression.item.ts';
import { valuesToLookUp } from '../../suppression/suppression-change.ts';
import type { Table } from '../../table/table.ts';
import type { Candidate, RowsToWrite } from './candidate.ts';
import { withCompanies, withoutNeed } from './companies.ts';
import { type Decision, decideRow } from './decide-row.ts';
import type { NewContact } from './new-contact.ts';
import { readHolders } from './row-evidence.ts';
import { isMetBySuppression, suppressedRow } from './suppressed-rows.ts';

/**
 * Tells whether a row has no identity but its name; its company must then be known before it can be matched.
 */
const isNameOnly = ({ values }: Candidate) => claimsOf(values).every(({ kind }) => kind === 'name');

const holdersOf = async (
  table: Table,
  teamId: string,
  candidates: readonly Candidate[],
  later: Held = new Map(),
): Promise<Map<string, ClaimHolder>> => {
  const claims = new Map<string, Claim>();
  for (const { values } of candidates)
    for (const claim of claimsOf(values)) claims.set(claimName(claim), claim);
  const holders = await findHolders(table, teamId, [...claims.values()]);
  for (const name of claims.keys()) {
    const holder = holders.get(name) ?? later.get(name);
    if (holder) holders.set(name, holder);
  }
  return holders;
};

/** Finds the names of values that are suppressed among those of the rows. */
const suppressedIn = async (
  table: Table,
  teamId: string,
  candidates: readonly Candidate[],
): Promise<Set<string>> => {
  const asked = candidates.flatMap(({ values }) =>
    valuesToLookUp(undefined, { ...values, deleted_at: null }),
  );
  const distinct = new Map(asked.map((one) => [valueName(one), one]));
  return new Set((await findSuppressions(table, teamId, [...distinct.values()])).keys());
};

export type Decisions = Map<Candidate, Decision>;

type Held = Pick<ReadonlyMap<string, ClaimHolder | undefined>, 'get'>;

/** What a run knows that the store does not tell. */
export interface RunKnown {
  /** Ids of contacts of this import that are known to be in the store. */
  written: ReadonlySet<string>;
  /** Future holders of claims that nobody holds yet. */
  holders?: Held | undefined;
  /** Contacts that rows will have made by then, by id. */
  contacts?: ReadonlyMap<string, JudgedContact> | undefined;
  /** Ids of contacts that rows changed in an earlier run, by record. */
  changed?: ReadonlyMap<number, string>;
}

/**
 * Opts out new contacts of rows that have suppressed values, and who has what these suppress in turn; answers those that
 * were not opted out before. Adds what they suppress.
 */
export const spreadBack = (decisions: Decisions, suppressed: Set<string>): NewContact[] => {
  const met = new Set<Candidate>();
  for (let known = -1; known < suppressed.size; ) {
    known = suppressed.size;
    for (const [candidate, decision] of decisions) {
      const { take, isSuppressed, outcome } = decision;
      if (!take || isSuppressed || !isMetBySuppression(candidate, suppressed)) continue;
      const warnings = [...(outcome.warnings ?? []), suppressedRow];
      decisions.set(candidate, { ...decision, isSuppressed: true, outcome: { ...outcome, warnings } });
      met.add(candidate);
    }
  }
  return toCreate(decisions).filter(({ candidate }) => met.has(candidate));
};

const decideAll = async (
  table: Table,
  request: RowsToWrite,
  candidates: readonly Candidate[],
  { written, holders: later, contacts, changed = new Map() }: RunKnown,
): Promise<Decisions> => {
  const { id } = request.team;
  const [holders, suppressed] = await Promise.all([
    holdersOf(table, id, candidates, later),
    suppressedIn(table, id, candidates),
  ]);
  const evidence = await readHolders(table, request, candidates, holders, contacts);
  const known = { holders, written, changed, suppressed, ...evidence };
  const decisions = new Map(
    candidates.map((candidate) => [candidate, decideRow(request, candidate, known)] as const),
  );
  spreadBack(decisions, suppressed);
  return decisions;
};

export const toCreate = (decisions: Decisions): NewContact[] =>
  [...decisions].flatMap(([candidate, { take, share = [], isSuppressed = false }]) =>
    take ? [{ candidate, take, share, isSuppressed }] : [],
  );

export const toUpdate = (decisions: Decisions) =>
  [...decisions].flatMap(([candidate, { update: contactId, outcome }]) =>
    contactId === undefined ? [] : [{ candidate, contactId, outcome }],
  );

/** Decides rows in their order, each against the store and the rows before it. */
export const decideRows = async (
  table: Table,
  request: RowsToWrite,
  candidates: readonly Candidate[],
  known: RunKnown,
): Promise<Decisions> => {
  const byKey = candidates.filter((candidate) => !isNameOnly(candidate));
  const byName = candidates.filter(isNameOnly);
  const decisions = await decideAll(table, request, byKey, known);
  const unneeded = await withoutNeed(table, request, toUpdate(decisions));
  const writing = [...decisions]
    .filter(([candidate, { take, update }]) => (take ?? update) && !unneeded.has(candidate))
    .map(([one]) => one);
  await withCompanies(table, request, [...writing, ...byName]);
  for (const [candidate, decision] of await decideAll(table, request, byName, known))
    decisions.set(candidate, decision);
  return decisions;
};
