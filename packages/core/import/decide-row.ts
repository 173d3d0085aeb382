import { type Claim, type ClaimHolder, claimName } from '../claim/claim.item.ts';
import { claimsOf } from '../contact/compose-contact.ts';
import { decideClaims } from '../contact/contact-claims.ts';
import type { RowOutcome } from '../import-file/ledger.ts';
import type { MatchKey } from '../team/team.schema.ts';
import type { Candidate, RowsToWrite } from './candidate.ts';

export interface Decision {
  outcome: RowOutcome;
  /** The claims to take with the contact; absent when nothing is to be written. */
  take?: Claim[];
}

interface Known {
  /** Who holds what, in the store and among the rows before. */
  holders: Map<string, ClaimHolder>;
  /** Contacts of this import that are in the store for sure. */
  written: ReadonlySet<string>;
}

const labels: Record<Claim['kind'], string> = {
  phone: 'phone',
  email: 'email',
  external_id: 'external id',
  name: 'name',
  company: 'company',
};

const duplicateReason = ({ kind }: Claim, { holder, origin }: ClaimHolder, importId: string) =>
  origin?.import_id === importId
    ? {
        code: 'duplicate_in_file',
        message: `Same ${labels[kind]} as record ${origin.record} (line ${origin.line}) of this file.`,
      }
    : { code: 'duplicate_in_store', message: `Same ${labels[kind]} as the contact ${holder}.` };

/** The first claim, in the order of the match keys, that another contact holds. */
const findMatch = (claims: readonly Claim[], keys: readonly MatchKey[], { holders }: Known) => {
  for (const key of keys) {
    for (const claim of claims) {
      const holder = claim.kind === key ? holders.get(claimName(claim)) : undefined;
      if (holder) return { claim, holder };
    }
  }
  return undefined;
};

/** What becomes of a row, given all that was decided before it; a row that is created takes its claims in `holders`. */
export const decideRow = (
  { team, stored }: RowsToWrite,
  { row, id, values, warnings }: Candidate,
  known: Known,
): Decision => {
  const { record, line } = row;
  const base = { record, line, ...(warnings.length > 0 && { warnings }) };
  const created: RowOutcome = { ...base, outcome: 'created', id };
  const claims = claimsOf(values);
  const own = claims.some((claim) => known.holders.get(claimName(claim))?.holder === id);
  if (own || known.written.has(id)) return { outcome: created };
  const match = findMatch(claims, stored.options.match ?? team.settings.import_match, known);
  if (match)
    return {
      outcome: {
        ...base,
        outcome: 'skipped',
        id: match.holder.holder,
        reason: duplicateReason(match.claim, match.holder, stored.id),
      },
    };
  const { free, conflicts } = decideClaims(claims, known.holders, team.settings);
  if (conflicts.length > 0) {
    const errors = conflicts.map(({ param, code, message, existing_id }) => ({
      column: param,
      code,
      message: `${message} Its id is ${existing_id}.`,
      value: null,
    }));
    return { outcome: { record, line, outcome: 'failed', errors, cells: [...row.cells] } };
  }
  for (const claim of free)
    known.holders.set(claimName(claim), { holder: id, origin: { import_id: stored.id, record, line } });
  return { outcome: created, take: free };
};
