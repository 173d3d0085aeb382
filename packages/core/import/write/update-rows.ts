import type { Scope } from '../../access/scope.ts';
import type { ContactChange } from '../../attribute/contact.schema.ts';
import type { StoredContact } from '../../attribute/stored-contact.ts';
import type { Catalogue } from '../../catalogue/catalogue.schema.ts';
import { claimName } from '../../claim/claim.item.ts';
import { connected } from '../../connected.ts';
import { DoneBefore } from '../../contact/commit.ts';
import { claimsOf } from '../../contact/compose-contact.ts';
import { contactKeys, findContactItem, findStoredContacts } from '../../contact/contact.item.ts';
import type { ContactUpdate, Updated } from '../../contact/update-contact.ts';
import { CallbookError, type Fault, failure } from '../../error.ts';
import type { CellFault, RowOutcome } from '../../import-file/ledger.ts';
import { inOrder } from '../../in-order.ts';
import type { Table } from '../../table/table.ts';
import type { TagRegistry } from '../../tag/tag-registry.ts';
import { newMark } from '../../undo/mark.item.ts';
import type { Candidate, RowsToWrite } from '../row/candidate.ts';
import { changeOf } from '../row/change.ts';
import { inCells } from '../row/faults.ts';
import { findMarkedRows, markedBy, partOf } from './marks.ts';

export interface RowUpdate {
  candidate: Candidate;
  contactId: string;
  /** Outcome of the row if it changes anything. */
  outcome: RowOutcome;
}

export interface UpdateRequest extends RowsToWrite {
  scope: Scope;
  catalogue: Catalogue;
  /** Records of the tags that the rows name. */
  registry: TagRegistry;
}

/** Number of contacts of one chunk that are changed at a time. */
const lanes = 8;
/** Number of times that a contact which others keep changing is read anew. */
const attempts = 5;

/**
 * Tells the two numbers apart, which are both claimed as phones: the first conflict is with the first number
 * that the change sets.
 */
const byNumber = (faults: readonly Fault[], { phone }: ContactChange): Fault[] => {
  const [first] = faults.filter(isPhoneConflict);
  const isSecond = (fault: Fault) => isPhoneConflict(fault) && (phone === undefined || fault !== first);
  return faults.map((fault) => (isSecond(fault) ? { ...fault, param: 'phone_secondary' } : fault));
};

const isPhoneConflict = ({ param, existing_id }: Fault) => param === 'phone' && existing_id !== undefined;

/** Locates faults in cells, and names the contact that holds the value. */
const inColumns = (
  given: readonly Fault[],
  { row }: Candidate,
  { request, change }: { request: UpdateRequest; change: ContactChange },
): CellFault[] => {
  const faults = byNumber(given, change);
  return inCells(faults, row.cells, request).map((fault, index) => {
    const { existing_id } = faults[index] ?? {};
    return existing_id === undefined
      ? fault
      : { ...fault, message: `${fault.message} Its id is ${existing_id}.` };
  });
};

const flagged = (outcome: RowOutcome, warnings: readonly CellFault[]): RowOutcome =>
  warnings.length === 0 ? outcome : { ...outcome, warnings: [...(outcome.warnings ?? []), ...warnings] };

const failed = ({ row: { record, line, cells } }: Candidate, errors: CellFault[]): RowOutcome => ({
  record,
  line,
  outcome: 'failed',
  errors,
  cells: [...cells],
});

interface Changing {
  seen: StoredContact;
  change: ContactChange;
  /** Cells for which there is no place, and that the row goes without. */
  lost: readonly CellFault[];
}

/** How changes of contacts are carried out, or only planned. */
export interface Making {
  change(table: Table, update: ContactUpdate): Promise<Pick<Updated, 'changed' | 'warnings'>>;
  /**
   * The outcome of a row whose contact is not in the store; undefined where the row has to be decided again.
   */
  absent(update: RowUpdate): RowOutcome | undefined;
}

interface Run {
  making: Making;
  request: UpdateRequest;
}

const makeChange = async (
  table: Table,
  { making, request }: Run,
  { candidate, contactId, outcome }: RowUpdate,
  { seen, change, lost }: Changing,
) => {
  const { team, scope, stored, catalogue, registry, now } = request;
  const { record, line } = candidate.row;
  const reported = (warnings: readonly Fault[]) => [
    ...lost,
    ...inColumns(warnings, candidate, { request, change }),
  ];
  const { changed, warnings } = await making.change(table, {
    team: { ...team, settings: { ...team.settings, default_country: candidate.country } },
    scope,
    catalogue,
    registry,
    via: { updated_by: stored.id, via: 'import', row: { record, line } },
    now,
    contactId,
    change,
    seen,
    version: seen.version,
    keepsOptOut: true,
    along: (replaced) => [
      newMark(markedBy(request, contactId), partOf(record), {
        seen: replaced.seen,
        changed: replaced.contact,
        warnings: reported(replaced.warnings),
      }),
    ],
  });
  return { changed, outcome: flagged(outcome, reported(warnings)) };
};

const busy = () =>
  failure('unavailable', 'busy', 'Others keep changing a contact of this chunk. The chunk has to run again.');

const unchanged = (outcome: RowOutcome, { contactId }: RowUpdate): RowOutcome => ({
  ...outcome,
  outcome: 'skipped',
  reason: {
    code: 'unchanged',
    message: outcome.warnings
      ? `The contact ${contactId} says already what the row says, but for what the warnings tell.`
      : `The contact ${contactId} says all that already.`,
  },
});

/** Translates an error into the row's outcome, another try, or a new decision because the contact is gone. */
const outcomeOf = (
  error: unknown,
  { candidate }: RowUpdate,
  asked: { request: UpdateRequest; change: ContactChange },
): RowOutcome | 'again' | 'gone' => {
  if (!(error instanceof CallbookError) || error.kind === 'unavailable') throw error;
  if (error.code === 'contact_not_found') return 'gone';
  // A merge ends within a while.
  if (error.code === 'merge_in_progress') throw busy();
  // Somebody was faster; what the contact says now decides.
  if (error.code === 'version_mismatch') return 'again';
  return failed(candidate, inColumns(error.faults, candidate, asked));
};

/** The contact that a row means instead, since the one that it meant is part of it by now. */
type Instead = Pick<RowUpdate, 'contactId'>;

const attempt = async (
  table: Table,
  run: Run,
  update: RowUpdate,
  known?: StoredContact,
): Promise<RowOutcome | 'again' | 'gone' | Instead> => {
  const { request, making } = run;
  const seen = known ?? (await findContactItem(table, request.team.id, update.contactId));
  if (!seen) return making.absent(update) ?? 'gone';
  // A claim may still name a contact that was merged a moment ago.
  if (seen.merged_into !== null) return { contactId: seen.merged_into };
  if (seen.deleted_at !== null) return 'gone';
  const { candidate } = update;
  const { change, errors, warnings: lost } = changeOf(seen, candidate, request.policy);
  if (errors.length > 0) return failed(candidate, errors);
  try {
    const { changed, outcome } = await makeChange(table, run, update, { seen, change, lost });
    return changed ? outcome : unchanged(outcome, update);
  } catch (error) {
    if (!(error instanceof DoneBefore)) return outcomeOf(error, update, { request, change });
    const rows = [{ id: update.contactId, record: candidate.row.record }];
    const reported = await findMarkedRows(table, request, rows);
    return flagged(update.outcome, [...reported.values()].flat());
  }
};

const isInstead = (done: Awaited<ReturnType<typeof attempt>>): done is Instead =>
  typeof done === 'object' && 'contactId' in done;

/** Changes a contact by a row; undefined when the contact is gone and the row has to be decided again. */
const changeByRow = async (
  table: Table,
  run: Run,
  update: RowUpdate,
  known: StoredContact | undefined,
): Promise<RowOutcome | undefined> => {
  let meant = update;
  let done = await attempt(table, run, update, known);
  for (let tried = 1; (done === 'again' || isInstead(done)) && tried < attempts; tried++) {
    if (isInstead(done)) meant = { ...meant, ...done, outcome: { ...meant.outcome, id: done.contactId } };
    done = await attempt(table, run, meant);
  }
  if (done === 'again' || isInstead(done)) throw busy();
  return done === 'gone' ? undefined : done;
};

/** Groups rows that depend on each other: they mean one contact, or share a value. */
const groupsOf = (updates: readonly RowUpdate[], seen: ReadonlyMap<string, StoredContact>): string[] =>
  connected(
    updates.map(({ contactId, candidate }) => {
      const contact = seen.get(contactId);
      const claims = [...claimsOf(candidate.values), ...(contact ? claimsOf(contact) : [])];
      return [contactId, ...claims.map(claimName)];
    }),
  );

/**
 * Changes contacts by rows, each row once however often this runs, and answers the outcomes by record. Rows
 * that have to be decided again have none: those whose contact is gone, and those that depend on an earlier
 * row that failed.
 */
export const changeByRows = async (
  table: Table,
  request: UpdateRequest,
  updates: readonly RowUpdate[],
  making: Making,
): Promise<Map<number, RowOutcome>> => {
  const outcomes = new Map<number, RowOutcome>();
  if (updates.length === 0) return outcomes;
  const ids = [...new Set(updates.map(({ contactId }) => contactId))];
  const rows = updates.map(({ contactId: id, candidate }) => ({ id, record: candidate.row.record }));
  const [done, contacts] = await Promise.all([
    findMarkedRows(table, request, rows),
    findStoredContacts(
      table,
      ids.map((id) => contactKeys.primary(request.team.id, id)),
    ),
  ]);
  const seen = new Map(contacts.map((contact) => [contact.id, contact]));
  const groups = groupsOf(updates, seen);
  const broken = new Set<string>();
  const works = updates.map((update, index) => {
    const group = groups[index] ?? '';
    const work = async () => {
      const { record } = update.candidate.row;
      if (broken.has(group)) return;
      // Only the first row that changes a contact finds it as it was.
      const known = seen.get(update.contactId);
      seen.delete(update.contactId);
      const reported = done.get(record);
      const outcome = reported
        ? flagged(update.outcome, reported)
        : await changeByRow(table, { making, request }, update, known);
      if (outcome) outcomes.set(record, outcome);
      if (outcome?.outcome !== 'updated' && outcome?.outcome !== 'skipped') broken.add(group);
    };
    return { keys: [group], work };
  });
  await inOrder(works, lanes);
  return outcomes;
};
