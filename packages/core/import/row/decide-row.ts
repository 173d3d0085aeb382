import { type Claim, type ClaimHolder, claimName } from '../../claim/claim.item.ts';
import { claimsOf } from '../../contact/compose-contact.ts';
import { decideClaims } from '../../contact/contact-claims.ts';
import { lineOf, phoneClaim } from '../../contact/number.ts';
import type { Fault } from '../../error.ts';
import type { FileRow } from '../../import-file/chunk-file.ts';
import type { CellFault, RowOutcome } from '../../import-file/ledger.ts';
import { placeCells } from '../../import-file/place-cells.ts';
import type { Candidate, RowsToWrite } from './candidate.ts';
import { findMatch, isStranger, type Known, likelyOf, type Match, possibleOf } from './match-row.ts';
import { contactOfRow } from './row-evidence.ts';
import { isMetBySuppression, suppressedRow } from './suppressed-rows.ts';

export interface Decision {
  outcome: RowOutcome;
  /** The contact to change. */
  update?: string;
  /** Why the row means a contact that exists. */
  duplicate?: { code: string; message: string };
  /** What speaks for the row and the contact that it changes being one person, and against it. */
  likely?: RowOutcome['possible'];
  /** Claims to take with a new contact; absent when no contact is created. */
  take?: Claim[];
  /** Claims that others hold and the new contact shares. */
  share?: Claim[];
  /** Whether the new contact is opted out because of what it is reached by. */
  isSuppressed?: boolean;
}

const labelOf = ({ kind }: Claim): string => kind.replace('_', ' ');

const duplicateReason = (claim: Claim, { holder, origin }: ClaimHolder, importId: string) =>
  origin?.import_id === importId
    ? {
        code: 'duplicate_in_file',
        message: `Same ${labelOf(claim)} as record ${origin.record} (line ${origin.line}) of this file.`,
      }
    : { code: 'duplicate_in_store', message: `Same ${labelOf(claim)} as the contact ${holder}.` };

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

const nameConflict: CellFault = {
  column: null,
  code: 'name_conflict',
  message:
    'The contact that has the value has the name of another person. If it is another, import the row with duplicates: create, where the team lets contacts share the value.',
  value: null,
};

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
  { holders }: Pick<Known, 'holders'>,
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
const decideMatch = (request: RowsToWrite, candidate: Candidate, match: Match, known: Known): Decision => {
  const { claim, holder, evidence } = match;
  const { stored, policy } = request;
  const { row, warnings, values } = candidate;
  const matched = { ...flagged(row, warnings), id: holder.holder, ...possibleOf([evidence]) };
  const duplicate = duplicateReason(claim, holder, stored.id);
  const isHeld = isStranger(match) && !stored.is_decided;
  if (policy.duplicates === 'update' && !isHeld) {
    const decision = changing(request, candidate, holder.holder, known);
    const { possible } = possibleOf([evidence]);
    const noted = evidence?.told?.name_conflict ? possibleOf([evidence]) : {};
    return { ...decision, outcome: { ...decision.outcome, ...noted }, duplicate, likely: possible };
  }
  if (policy.duplicates !== 'skip') {
    const score = evidence ? ` That both are one person scores ${evidence.score} of 100.` : '';
    const message = `${duplicate.message}${isHeld ? ' Their names are those of two people.' : ''}${score} The row waits for a decision.`;
    const code = policy.duplicates === 'ask' ? 'decision_needed' : 'name_conflict';
    const outcome = { ...matched, outcome: 'skipped' as const, parked: true, cells: [...row.cells] };
    return { outcome: { ...outcome, reason: { code, message } }, duplicate };
  }
  const more = [...(values.do_not_call ? [optOutSkipped] : []), ...(isHeld ? [nameConflict] : [])];
  const reported = flagged(row, [...warnings, ...more]);
  return { outcome: { ...matched, ...reported, outcome: 'skipped', reason: duplicate }, duplicate };
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
  const likely = likelyOf(shared, candidate, known);
  const isSuppressed = isMetBySuppression(candidate, known.suppressed);
  const reported = [...candidate.warnings, ...located(warnings, request, candidate, known)];
  const outcome: RowOutcome = {
    ...flagged(row, isSuppressed ? [...reported, suppressedRow] : reported),
    outcome: 'created',
    id,
    ...possibleOf(likely),
  };
  if (isWritten) return { outcome };
  for (const claim of free)
    known.holders.set(claimName(claim), { holder: id, origin: { import_id: stored.id, record, line } });
  known.judge.contacts.set(id, contactOfRow(candidate));
  return { outcome, take: free, share: shared, isSuppressed };
};
