import { type Claim, type ClaimHolder, claimName } from '../../claim/claim.item.ts';
import type { FileRow } from '../../import-file/chunk-file.ts';
import type { RowOutcome } from '../../import-file/ledger.ts';
import type { Candidate, RowsToWrite } from './candidate.ts';
import type { RowEvidence, RowJudge, Sharers } from './row-evidence.ts';

/** What is known when a row is decided. */
export interface Known {
  /** Holders of claims, in the store and among earlier rows. */
  holders: Map<string, ClaimHolder>;
  /** Ids of contacts of this import that are known to be in the store. */
  written: ReadonlySet<string>;
  /** Ids of contacts that rows changed in an earlier run, by record. */
  changed: ReadonlyMap<number, string>;
  /** Weighs rows against contacts; earlier rows that make contacts are among these. */
  judge: RowJudge;
  /** Who else has values whose holder is a stranger to a row. */
  sharers: Sharers;
  /** Names of values that are suppressed, in the store and by earlier rows. */
  suppressed: Set<string>;
}

/** A value of a row, and the contact that has it. */
export interface Match {
  claim: Claim;
  holder: ClaimHolder;
  evidence: RowEvidence | undefined;
}

/**
 * Tells whether a later row of the file has a value: it came to the store before a crash, and is nothing to
 * this row.
 */
const isLater = ({ origin }: ClaimHolder, { record }: FileRow, importId: string): boolean =>
  origin?.import_id === importId && origin.record > record;

/** A key of another system is nobody else's, whatever the names are. */
export const isStranger = ({ claim, evidence }: Match): boolean =>
  claim.kind !== 'external_id' && evidence?.isStranger === true;

/** The match by one value of a row: its holder, or where that is a stranger, one of those who share it and are none. */
const matchBy = (
  claim: Claim,
  { stored }: RowsToWrite,
  candidate: Candidate,
  { holders, judge, sharers }: Known,
): Match | undefined => {
  const name = claimName(claim);
  const holder = holders.get(name);
  if (!holder || isLater(holder, candidate.row, stored.id)) return undefined;
  const others = (sharers.get(name) ?? []).filter((id) => judge.contacts.has(id));
  const matches = [holder, ...others.map((id) => ({ holder: id }))].map((one) => ({
    claim,
    holder: one,
    evidence: judge.of(candidate, one.holder),
  }));
  return matches.find((one) => !isStranger(one)) ?? matches[0];
};

/**
 * The match by the first value, in the order of the match keys, that another contact holds. A row changes no stranger
 * where a further value means somebody else.
 */
export const findMatch = (
  claims: readonly Claim[],
  request: RowsToWrite,
  candidate: Candidate,
  known: Known,
): Match | undefined => {
  const { stored, policy } = request;
  const { match, duplicates } = policy;
  let first: Match | undefined;
  for (const key of match)
    for (const claim of claims) {
      const found = claim.kind === key ? matchBy(claim, request, candidate, known) : undefined;
      if (found && (duplicates !== 'update' || stored.is_decided || !isStranger(found))) return found;
      first ??= found;
    }
  return first;
};

/** What the ledger says of who may be the same person. */
export const possibleOf = (evidence: (RowEvidence | undefined)[]): Pick<RowOutcome, 'possible'> => {
  const possible = evidence.flatMap((one) => one?.told ?? []);
  return possible.length === 0 ? {} : { possible };
};

/** Number of contacts that have a value from which on it may be a switchboard's. */
const fewestOfSwitchboard = 10;

/** Weighs a new contact against those who hold what it shares, the likeliest first; of a switchboard tells no stranger. */
export const likelyOf = (
  shared: readonly Claim[],
  candidate: Candidate,
  { holders, judge }: Known,
): RowEvidence[] => {
  const held = shared.flatMap((claim) => holders.get(claimName(claim)) ?? []);
  const distinct = [...new Map(held.map((one) => [one.holder, one])).values()];
  return distinct
    .flatMap(({ holder, sharers = 0 }) => {
      const evidence = judge.of(candidate, holder);
      const isOfMany = sharers + 2 >= fewestOfSwitchboard && evidence?.told?.name_conflict;
      return evidence && !isOfMany ? [evidence] : [];
    })
    .sort((one, other) => other.score - one.score);
};
