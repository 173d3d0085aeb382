import { isVisible, reaches, type Scope } from '../access/scope.ts';
import type { Contact } from '../attribute/contact.schema.ts';
import type { StoredContact } from '../attribute/stored-contact.ts';
import { type Claim, type ClaimHolder, claimName, findSomeClaimants } from '../claim/claim.item.ts';
import type { Evidence } from '../duplicate/evidence.ts';
import { isKeyInCommon } from '../duplicate/judge-pair.ts';
import { mostTold, type ToldDuplicate, type ToldEvidence } from '../duplicate/possible-duplicate.schema.ts';
import { type PossibleDuplicate, possibleDuplicates } from '../duplicate/possible-duplicates.ts';
import { idMark, type Subject } from '../duplicate/profile.ts';
import type { SharedValue } from '../duplicate/shared-value.ts';
import type { Fault } from '../error.ts';
import type { Table } from '../table/table.ts';
import type { Settings, Team } from '../team/team.schema.ts';
import { contactKeys, findStoredContacts } from './contact.item.ts';
import { nearClaims } from './contact-claims.ts';

/** Most contacts that are read in order to tell of some: enough to know a switchboard by. */
const mostRead = 25;

/** Most of a value that is told (characters). */
const mostShown = 100;

/** Who may be the same person as a contact. */
export interface Told {
  duplicates: readonly ToldDuplicate[];
  /** Notes of values that ten or more contacts have: nobody is told by those. */
  notes: readonly Fault[];
}

export const nobodyTold: Told = { duplicates: [], notes: [] };

/** A claim of a contact, and who held it before. */
export interface HeldClaim {
  claim: Claim;
  holder: ClaimHolder;
}

/** Picks the claims that others hold than this contact. */
export const heldByOthers = (
  claims: readonly Claim[],
  holders: ReadonlyMap<string, ClaimHolder>,
  id: string,
): HeldClaim[] =>
  nearClaims(claims).flatMap((claim) => {
    const holder = holders.get(claimName(claim));
    return holder && holder.holder !== id ? [{ claim, holder }] : [];
  });

/** Tells whether more contacts than the holder may have the value of a claim. */
const isCommon = ({ claim, holder }: HeldClaim): boolean =>
  claim.kind === 'phone' || (holder.sharers ?? 0) > 0;

const readContacts = (table: Table, teamId: string, ids: readonly string[]): Promise<StoredContact[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : findStoredContacts(
        table,
        ids.map((id) => contactKeys.primary(teamId, id)),
      );

/** Reads whoever stands for contacts by now: those that they were merged into. */
const withSurvivors = async (
  table: Table,
  teamId: string,
  read: readonly StoredContact[],
): Promise<StoredContact[]> => {
  const known = new Set(read.map(({ id }) => id));
  const missing = new Set(read.flatMap(({ merged_into: id }) => (id === null || known.has(id) ? [] : [id])));
  if (missing.size === 0) return read.filter(({ deleted_at }) => deleted_at === null);
  const survivors = await readContacts(table, teamId, [...missing]);
  // Those that are gone for good lead nowhere.
  const gone = [...missing].every((id) => !survivors.some((one) => one.id === id));
  return gone
    ? read.filter(({ deleted_at }) => deleted_at === null)
    : withSurvivors(table, teamId, [...read, ...survivors]);
};

/** Reads those who have values of a contact: the holders at once with the search for those who share them. */
export const readClaimants = async (
  table: Table,
  teamId: string,
  held: readonly HeldClaim[],
  self: string,
): Promise<StoredContact[]> => {
  const first = [...new Set(held.map(({ holder }) => holder.holder))];
  const partitions = new Map(
    held
      .filter(isCommon)
      .map(({ claim: { kind, value } }) => [claimName({ kind, value }), { kind, value }] as const),
  );
  const [holders, others] = await Promise.all([
    readContacts(table, teamId, first),
    Promise.all([...partitions.values()].map((claim) => findSomeClaimants(table, teamId, claim, mostRead))),
  ]);
  const known = new Set([...first, self]);
  const more = [...new Set(others.flat())].filter((id) => !known.has(id));
  const sharers = await readContacts(table, teamId, more.slice(0, mostRead));
  return withSurvivors(table, teamId, [...holders, ...sharers]);
};

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
export const visibleReasons = (scope: Scope, reasons: readonly Evidence[]): ToldEvidence[] =>
  reasons
    .filter((reason) => isTold(scope, reason))
    .map(({ field, method, values, weight }) => ({
      field: values[0].startsWith(idMark) ? 'company_id' : field,
      method,
      values: values.map(shownValue),
      weight,
    }));

const toTold = (scope: Scope, { id, score, reasons, nameConflict }: PossibleDuplicate): ToldDuplicate[] => {
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
): Told => {
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
      .slice(0, mostTold),
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
): Promise<Told> =>
  held.length === 0
    ? nobodyTold
    : judgeClaimants(by, contact, await readClaimants(table, by.team.id, held, contact.id));
