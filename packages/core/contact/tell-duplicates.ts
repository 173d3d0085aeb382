import { isVisible, reaches, type Scope } from '../access/scope.ts';
import type { Contact } from '../attribute/contact.schema.ts';
import type { StoredContact } from '../attribute/stored-contact.ts';
import type { Evidence } from '../duplicate/evidence.ts';
import { isKeyInCommon } from '../duplicate/judge-pair.ts';
import {
  mostDuplicatesShown,
  type ShownDuplicate,
  type ShownEvidence,
} from '../duplicate/possible-duplicate.schema.ts';
import { type PossibleDuplicate, possibleDuplicates } from '../duplicate/possible-duplicates.ts';
import { idMark, type Subject } from '../duplicate/profile.ts';
import type { SharedValue } from '../duplicate/shared-value.ts';
import type { Fault } from '../error.ts';
import type { Table } from '../table/table.ts';
import type { Settings, Team } from '../team/team.schema.ts';
import { type HeldClaim, readClaimants } from './claimants.ts';

/** Most of a value that is told (characters). */
const mostShown = 100;

/** Who may be the same person as a contact. */
export interface DuplicateHints {
  duplicates: readonly ShownDuplicate[];
  /** Notes of values that ten or more contacts have: nobody is told by those. */
  notes: readonly Fault[];
}

export const noDuplicates: DuplicateHints = { duplicates: [], notes: [] };

/** The property that says what a reason goes by. */
const propertyOf = ({ field }: Pick<Evidence, 'field'>): string =>
  field === 'company' ? 'company_id' : field;

const isTold = (scope: Scope, reason: Evidence): boolean =>
  isVisible(scope, propertyOf(reason)) &&
  // Both numbers are compared with both.
  (reason.field !== 'phone' || isVisible(scope, 'phone_secondary'));

const shownValue = (value: string): string => {
  const plain = value.startsWith(idMark) ? value.slice(idMark.length) : value;
  return plain.length > mostShown ? `${plain.slice(0, mostShown - 1)}…` : plain;
};

/** Picks the reasons that the caller may know, as they are told. */
export const visibleReasons = (scope: Scope, reasons: readonly Evidence[]): ShownEvidence[] =>
  reasons
    .filter((reason) => isTold(scope, reason))
    .map(({ field, method, values, weight }) => ({
      field: propertyOf({ field }),
      method,
      values: values.map(shownValue),
      weight,
    }));

const toTold = (scope: Scope, { id, score, reasons, nameConflict }: PossibleDuplicate): ShownDuplicate[] => {
  const seen = reasons.filter((reason) => isTold(scope, reason));
  // What a hidden value says would tell who has that value.
  if (isKeyInCommon(reasons) && !isKeyInCommon(seen)) return [];
  return [{ id, score, reasons: visibleReasons(scope, seen), name_conflict: nameConflict }];
};

const sharedNote = ({ kind }: SharedValue): Fault => ({
  param: kind,
  code: 'shared_value',
  message: `Ten or more contacts with different names have this ${kind === 'phone' ? 'number' : 'address'}, as that of a switchboard. Nobody is told as a duplicate by it.`,
});

/** A contact of which others are told. */
export type JudgedContact = Subject & Pick<Contact, 'department_id'>;

/** Tells of one contact what the caller may know; undefined where that is nothing. */
export const tellOne = (
  scope: Scope,
  judged: PossibleDuplicate,
  { department_id }: Pick<Contact, 'department_id'>,
): ShownDuplicate | undefined => (reaches(scope, department_id) ? toTold(scope, judged)[0] : undefined);

/** How a team has contacts judged, in requests and imports: names in Latin letters as they are. */
export const judgingOf = ({ duplicates }: Settings) => ({
  customFields: duplicates.custom_fields,
  matchEmail: duplicates.match_email,
  threshold: duplicates.threshold,
  romanise: (text: string) => text,
});

const subjectOf = (contact: Contact | StoredContact): Subject => ({
  ...contact,
  further: 'joined' in contact ? (contact.joined?.further ?? []) : [],
});

/** Judges those who have values of a contact, as the caller may be told of them. */
export const judgeClaimants = (
  { team, scope }: { team: Pick<Team, 'settings'>; scope: Scope },
  contact: Contact | StoredContact,
  claimants: readonly StoredContact[],
): DuplicateHints => {
  const { duplicates, shared } = possibleDuplicates(
    subjectOf(contact),
    claimants.map(subjectOf),
    judgingOf(team.settings),
  );
  const reached = new Set(
    claimants.flatMap(({ id, department_id }) => (reaches(scope, department_id) ? [id] : [])),
  );
  return {
    duplicates: duplicates
      .filter(({ id }) => reached.has(id))
      .flatMap((one) => toTold(scope, one))
      .slice(0, mostDuplicatesShown),
    notes: shared.filter(({ kind }) => isVisible(scope, kind)).map(sharedNote),
  };
};

/**
 * Tells who may be the same person as a contact that is written, by those of its claims that others held. Reads
 * nothing where nobody did.
 */
export const tellDuplicates = async (
  table: Table,
  by: { team: Pick<Team, 'id' | 'settings'>; scope: Scope },
  contact: Contact,
  held: readonly HeldClaim[],
): Promise<DuplicateHints> =>
  held.length === 0
    ? noDuplicates
    : judgeClaimants(by, contact, await readClaimants(table, by.team.id, held, contact.id));
