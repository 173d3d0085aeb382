import type { Scope } from '../../access/scope.ts';
import type { Contact } from '../../attribute/contact.schema.ts';
import { type Claim, type ClaimHolder, claimName, findSomeClaimants } from '../../claim/claim.item.ts';
import { claimsOf } from '../../contact/compose-contact.ts';
import { contactKeys, findStoredContacts } from '../../contact/contact.item.ts';
import { type JudgedContact, judgingOf, tellOne } from '../../contact/tell-duplicates.ts';
import type { ShownDuplicate } from '../../duplicate/possible-duplicate.schema.ts';
import { possibleDuplicates } from '../../duplicate/possible-duplicates.ts';
import type { Table } from '../../table/table.ts';
import { scopeOfImport } from '../scope.ts';
import type { Candidate, RowsToWrite } from './candidate.ts';

/** What speaks for a row and a contact being one person, and against it. */
export interface RowEvidence {
  /** Absent where whoever asked for the import may not know of the contact. */
  told: ShownDuplicate | undefined;
  score: number;
  /** Whether both are names of persons, and of two of them. */
  isStranger: boolean;
}

/** Contacts by id: those in the store, and those of rows. */
export type Contacts = Map<string, JudgedContact>;

/** Most of those who share a number that are looked at for the one whom a row means. */
const mostSharers = 25;

const isName = (kind: Claim['kind']): boolean => kind === 'phone' || kind === 'email';

/** Names with figures are labels, as those of rooms and lines. */
const isPersonal = ({ name }: Pick<Contact, 'name'>): boolean => name !== null && !/\d/.test(name);

/** The contact that a row makes. */
export const contactOfRow = ({ id, values }: Candidate): JudgedContact => ({ ...values, id });

/** Judges a row against contacts, each once. */
export class RowJudge {
  readonly contacts: Contacts;
  readonly #scope: Scope;
  readonly #judging: ReturnType<typeof judgingOf>;

  constructor({ stored, team }: RowsToWrite, contacts: Contacts) {
    this.contacts = contacts;
    this.#scope = scopeOfImport(stored, team);
    this.#judging = { ...judgingOf(team.settings), threshold: 0 };
  }

  /** Undefined where nothing is known of the contact. */
  of(candidate: Candidate, contactId: string): RowEvidence | undefined {
    const contact = this.contacts.get(contactId);
    if (!contact || contactId === candidate.id) return undefined;
    const { duplicates } = possibleDuplicates(contactOfRow(candidate), [contact], this.#judging);
    const [judged] = duplicates;
    return (
      judged && {
        told: tellOne(this.#scope, judged, contact),
        score: judged.score,
        isStranger:
          judged.nameConflict && judged.namesApart && isPersonal(candidate.values) && isPersonal(contact),
      }
    );
  }
}

const readInto = async (
  table: Table,
  teamId: string,
  contacts: Contacts,
  ids: Iterable<string>,
): Promise<void> => {
  const missing = [...new Set(ids)].filter((id) => !contacts.has(id));
  if (missing.length === 0) return;
  const keys = missing.map((id) => contactKeys.primary(teamId, id));
  for (const contact of await findStoredContacts(table, keys))
    if (contact.deleted_at === null) contacts.set(contact.id, contact);
};

/** Who else than its holder has the value of a claim, by its name. */
export type Sharers = ReadonlyMap<string, readonly string[]>;

/**
 * Reads the contacts that have values of rows; of values that several have, others than the holder only where that
 * one is a stranger to a row. Reads nothing for rows whose values nobody has.
 */
export const readHolders = async (
  table: Table,
  request: RowsToWrite,
  candidates: readonly Candidate[],
  holders: ReadonlyMap<string, ClaimHolder>,
  known: ReadonlyMap<string, JudgedContact> = new Map(),
): Promise<{ judge: RowJudge; sharers: Sharers }> => {
  const { id: teamId } = request.team;
  const contacts: Contacts = new Map(known);
  const judge = new RowJudge(request, contacts);
  const met = candidates.flatMap((candidate) =>
    claimsOf(candidate.values).flatMap((claim) => {
      const held = holders.get(claimName(claim));
      return held && held.holder !== candidate.id ? [{ candidate, claim, held }] : [];
    }),
  );
  await readInto(
    table,
    teamId,
    contacts,
    met.map(({ held }) => held.holder),
  );
  const shared = new Map(
    met.flatMap(({ candidate, claim, held }) =>
      isName(claim.kind) && (held.sharers ?? 0) > 0 && judge.of(candidate, held.holder)?.isStranger
        ? [[claimName(claim), claim] as const]
        : [],
    ),
  );
  const sharers = new Map<string, readonly string[]>();
  for (const [name, claim] of shared)
    sharers.set(name, await findSomeClaimants(table, teamId, claim, mostSharers));
  await readInto(table, teamId, contacts, [...sharers.values()].flat());
  return { judge, sharers };
};
