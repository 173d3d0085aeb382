import type { Contact } from '../attribute/contact.schema.ts';
import type { StoredContact } from '../attribute/stored-contact.ts';
import { findContactItem, waitingWrite } from '../contact/contact.item.ts';
import { requireCurrent, type Writing } from '../contact/contact.ts';
import { requireUnmerged } from '../contact/merged.ts';
import { visibleContact } from '../contact/visible-contact.ts';
import { waitingAfter } from '../contact/waiting.ts';
import { CallbookError, type Fault, notFound } from '../error.ts';
import { closeWrite, findProposals } from '../proposal/proposal.item.ts';
import { untilSettled } from '../table/settle.ts';
import { type Table, transacted } from '../table/table.ts';
import { findUndone } from '../undo/mark.item.ts';
import { undoContact } from '../undo/undo-contact.ts';
import { refuseUndo, undoDays } from '../undo/undoable.ts';
import { extractionWrite, findExtraction, type StoredExtraction } from './extraction-record.item.ts';
import type { Extraction } from './extraction-record.schema.ts';
import { visibleExtraction } from './visible-extraction.ts';

interface Reverting extends Writing {
  contactId: string;
  extractionId: string;
}

/** A transaction takes so many that are withdrawn; more go before it. */
const mostWithdrawn = 80;

const requireRecent = ({ created_at }: StoredExtraction, now: Date): void => {
  if (now.getTime() - Date.parse(created_at) <= undoDays * 86_400_000) return;
  throw refuseUndo('undo_expired', `What a call said can be taken back for ${undoDays} days.`);
};

const contactOf = async (table: Table, { contactId, ...request }: Reverting): Promise<StoredContact> => {
  const contact = await findContactItem(table, request.team.id, contactId);
  if (!contact || requireUnmerged(contact).deleted_at !== null) throw notFound('contact');
  return requireCurrent(contact, request);
};

const extractionOf = async (table: Table, { team, contactId, extractionId }: Reverting) => {
  const extraction = await findExtraction(table, { teamId: team.id, contactId, extractionId });
  if (!extraction) throw notFound('extraction');
  return extraction;
};

/** Closes the extraction and withdraws what waits of it, before its values go: nothing more comes of it from then on. */
const close = (table: Table, request: Reverting): Promise<StoredExtraction> =>
  untilSettled(async () => {
    const [contact, seen] = await Promise.all([contactOf(table, request), extractionOf(table, request)]);
    if (seen.state === 'reverted') return seen;
    const { now, via, team } = request;
    requireRecent(seen, now);
    const at = now.toISOString();
    const ids = Object.values(contact.waiting?.fields ?? {});
    const known = ids.length > 0 ? await findProposals(table, team.id, contact.id) : [];
    const own = new Set(known.flatMap((one) => (one.extraction_id === seen.id ? [one.id] : [])));
    const fields = Object.entries(contact.waiting?.fields ?? {});
    const all = fields.filter(([, id]) => own.has(id)).map(([, id]) => id);
    const gone = new Set(all.slice(0, mostWithdrawn));
    const isLast = all.length <= mostWithdrawn;
    const left = Object.fromEntries(fields.filter(([, id]) => !gone.has(id)));
    const reverted = {
      ...seen,
      ...{ state: 'reverted' as const, reverted_at: at, asked: null },
      ...{ version: seen.version + 1, updated_at: at },
    };
    const isDone = await transacted(table, [
      ...(isLast ? [extractionWrite(reverted, seen, via)] : []),
      ...[...gone].map((id) => closeWrite(contact, id, 'withdrawn', { via, at })),
      ...(gone.size > 0 ? [waitingWrite(contact, waitingAfter(contact, left))] : []),
    ]);
    return isDone && isLast ? reverted : undefined;
  });

const staying: ReadonlySet<string> = new Set(['values_kept', 'edited_since']);

/** Takes back what the extraction set; what stays is on record. */
const takeBack = async (table: Table, request: Reverting): Promise<readonly Fault[]> => {
  const { team, contactId: id, extractionId: deedId } = request;
  try {
    return await undoContact(table, request, { teamId: team.id, id, deedId }, undefined);
  } catch (error) {
    if (!(error instanceof CallbookError && staying.has(error.code))) throw error;
    return [];
  }
};

const withKept = (table: Table, request: Reverting): Promise<StoredExtraction> =>
  untilSettled(async () => {
    const { team, contactId: id, extractionId: deedId, via } = request;
    const [seen, kept = {}] = await Promise.all([
      extractionOf(table, request),
      findUndone(table, { teamId: team.id, id, deedId }),
    ]);
    if (Object.keys(kept).length === Object.keys(seen.kept).length) return seen;
    const next = { ...seen, kept, version: seen.version + 1 };
    return (await transacted(table, [extractionWrite(next, seen, via)])) ? next : undefined;
  });

/**
 * Takes back what a call set: values go back to what they were, but for those that somebody has changed since, which the
 * answer lists, and what waits of it is withdrawn. Again it does nothing more.
 * @throws CallbookError `contact_not_found`, `department_forbidden`, `extraction_not_found`, `undo_expired`
 */
export const revertExtraction = async (
  table: Table,
  request: Reverting,
): Promise<{ extraction: Extraction; contact: Contact; warnings: readonly Fault[] }> => {
  await close(table, request);
  const warnings = await takeBack(table, request);
  const [extraction, contact] = await Promise.all([withKept(table, request), contactOf(table, request)]);
  const { scope } = request;
  return {
    extraction: visibleExtraction(scope, extraction),
    contact: visibleContact(scope, contact),
    warnings,
  };
};
