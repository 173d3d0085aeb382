import { type Claim, type ClaimHolder, claimName } from '../../claim/claim.item.ts';
import { claimsOf } from '../../contact/compose-contact.ts';
import { decideClaims } from '../../contact/contact-claims.ts';
import { lineOf, phoneClaim } from '../../contact/number.ts';
import type { Fault } from '../../error.ts';
import type { FileRow } from '../../import-file/chunk-file.ts';
import type { CellFault, RowOutcome } from '../../import-file/ledger.ts';
import { placeCells } from '../../import-file/place-cells.ts';
import type { Candidate, RowsToWrite } from './candidate.ts';
import { isMetBySuppression, suppressedRow } from './suppressed-rows.ts';

export interface Decision {
  outcome: RowOutcome;
  /** The contact to change. */
  update?: string;
  /** Why the row means a contact that exists. */
  duplicate?: { code: string; message: string };
  /** Claims to take with a new contact; absent when no contact is created. */
  take?: Claim[];
  /** Claims that others hold and the new contact shares. */
  share?: Claim[];
  /** Whether the new contact is opted out because of what it is reached by. */
  isSuppressed?: boolean;
}

interface Known {
  /** Holders of claims, in the store and among earlier rows. */
  holders: Map<string, ClaimHolder>;
  /** Ids of contacts of this import that are known to be in the store. */
  written: ReadonlySet<string>;
  /** Ids of contacts that rows changed in an earlier run, by record. */
  changed: ReadonlyMap<number, string>;
  /** Names of values that are suppressed, in the store and by earlier rows. */
  suppressed: Set<string>;
}

const labelOf = ({ kind }: Claim): string => kind.replace('_', ' ');

const duplicateReason = (claim: Claim, { holder, origin }: ClaimHolder, importId: string) =>
  origin?.import_id === importId
    ? {
        code: 'duplicate_in_file',
        message: `Same ${labelOf(claim)} as record ${origin.record} (line ${origin.line}) of this file.`,
      }
    : { code: 'duplicate_in_store', message: `Same ${labelOf(claim)} as the contact ${holder}.` };

/** A value of a row, and the contact that has it. */
interface Match {
  claim: Claim;
  holder: ClaimHolder;
}

/**
 * Tells whether a later row of the file has a value: it came to the store before a crash, and is nothing to
 * this row.
 */
const isLater = ({ origin }: ClaimHolder, { record }: FileRow, importId: string): boolean =>
  origin?.import_id === importId && origin.record > record;

/** The first claim, in the order of the match keys, that another contact holds. */
const findMatch = (
  claims: readonly Claim[],
  { policy: { match }, stored }: RowsToWrite,
  { row }: Candidate,
  { holders }: Known,
): Match | undefined => {
  for (const key of match) {
    for (const claim of claims) {
      const holder = claim.kind === key ? holders.get(claimName(claim)) : undefined;
      if (holder && !isLater(holder, row, stored.id)) return { claim, holder };
    }
  }
  return undefined;
};

const flagged = ({ record, line }: FileRow, warnings: readonly CellFault[]) => ({
  record,
  line,
  ...(warnings.length > 0 && { warnings: [...warnings] }),
});

/** Locates faults of claims in the columns that hold the values. */
const located = (
  faults: readonly Fault[],
  columns: RowsToWrite,
  { row, values }: Candidate,
  { holders }: Known,
): CellFault[] =>
  faults.map(({ param, code, message, existing_id = '' }) => {
    const line = lineOf(values, 'phone');
    const first = line && holders.get(claimName(phoneClaim(line)));
    const name = param === 'phone' && first?.holder !== existing_id ? 'phone_secondary' : param;
    const cell = placeCells(row.cells, columns).find(
      ({ target }) => target.kind === 'contact' && target.name === name,
    );
    const index = cell?.index ?? -1;
    const value = row.cells[index] ?? null;
    return {
      column: columns.header[index] ?? null,
      code,
      message: `${message} Its id is ${existing_id}.`,
      value,
    };
  });

const optOutSkipped: CellFault = {
  column: null,
  code: 'opt_out_skipped',
  message:
    'The row says that the contact must not be called, and is skipped. Unless the contact says so already, opt it out, or import the row with duplicates: update.',
  value: null,
};

/** Decides that a row changes a contact; later rows with the same values then mean the same contact. */
const changing = (
  { stored }: RowsToWrite,
  { row, warnings, values }: Candidate,
  contactId: string,
  { holders }: Known,
): Decision => {
  const { record, line } = row;
  const holder = { holder: contactId, origin: { import_id: stored.id, record, line } };
  for (const claim of claimsOf(values)) {
    const name = claimName(claim);
    if (!holders.has(name)) holders.set(name, holder);
  }
  return {
    outcome: { ...flagged(row, warnings), id: contactId, outcome: 'updated' },
    update: contactId,
  };
};

/** Decides a row that means a contact that exists. */
const decideMatch = (
  request: RowsToWrite,
  candidate: Candidate,
  { claim, holder }: Match,
  known: Known,
): Decision => {
  const { stored, policy } = request;
  const { row, warnings, values } = candidate;
  const matched = { ...flagged(row, warnings), id: holder.holder };
  const reason = duplicateReason(claim, holder, stored.id);
  if (policy.duplicates === 'update')
    return { ...changing(request, candidate, holder.holder, known), duplicate: reason };
  if (policy.duplicates === 'ask') {
    const message = `${reason.message} The row waits for a decision.`;
    const outcome = { ...matched, outcome: 'skipped' as const, parked: true, cells: [...row.cells] };
    return { outcome: { ...outcome, reason: { code: 'decision_needed', message } }, duplicate: reason };
  }
  const reported = flagged(row, values.do_not_call ? [...warnings, optOutSkipped] : warnings);
  return { outcome: { ...matched, ...reported, outcome: 'skipped', reason }, duplicate: reason };
};

const failed = ({ record, line, cells }: FileRow, errors: CellFault[]): Decision => ({
  outcome: { record, line, outcome: 'failed', errors, cells: [...cells] },
});

/**
 * Decides a row, given all decisions before it; a row that creates a contact adds its claims to `holders`.
 */
export const decideRow = (request: RowsToWrite, candidate: Candidate, known: Known): Decision => {
  const { team, stored, policy } = request;
  const { row, id, values, needs } = candidate;
  const { record, line } = row;
  const changed = known.changed.get(record);
  // The row may have changed the very values by which it was matched.
  if (changed !== undefined) return changing(request, candidate, changed, known);
  const claims = claimsOf(values);
  const others = claims.filter((claim) => known.holders.get(claimName(claim))?.holder !== id);
  const isWritten = others.length < claims.length || known.written.has(id);
  const isCopied = policy.duplicates === 'create';
  const match = isWritten || isCopied ? undefined : findMatch(claims, request, candidate, known);
  if (match) return decideMatch(request, candidate, match, known);
  if (needs.length > 0) return failed(row, needs);
  const { free, shared, conflicts, warnings } = decideClaims(others, known.holders, team.settings);
  if (!isWritten && conflicts.length > 0) return failed(row, located(conflicts, request, candidate, known));
  const isSuppressed = isMetBySuppression(candidate, known.suppressed);
  const reported = [...candidate.warnings, ...located(warnings, request, candidate, known)];
  const outcome: RowOutcome = {
    ...flagged(row, isSuppressed ? [...reported, suppressedRow] : reported),
    outcome: 'created',
    id,
  };
  if (isWritten) return { outcome };
  for (const claim of free)
    known.holders.set(claimName(claim), { holder: id, origin: { import_id: stored.id, record, line } });
  return { outcome, take: free, share: shared, isSuppressed };
};
