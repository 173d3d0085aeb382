import * as v from 'valibot';
import { contactIdOf, contactKeys } from '../../contact/contact.item.ts';
import type { Writing } from '../../contact/contact.ts';
import type { Files } from '../../files/files.ts';
import type { RowOutcome } from '../../import-file/ledger.ts';
import type { Plan } from '../../import-file/plan.schema.ts';
import type { ChunkName } from '../../import-file/work-keys.ts';
import type { ContactWork } from '../../job/contact-work.ts';
import { inLanes } from '../../lanes.ts';
import { batchGet, type Table } from '../../table/table.ts';
import { undoCompany, undoCompanyCreation } from '../../undo/undo-company.ts';
import { undoContact } from '../../undo/undo-contact.ts';
import { untilWritersEnd } from '../../writer/writer.ts';
import { findPlan, findUpdates, hasLedger, readLedgers, readPlan, readRows } from '../files.ts';
import { changeImport, type StoredImport } from '../import.item.ts';
import { getImport } from '../import.ts';
import { contactOfRow } from '../row/read-rows.ts';

/** The request of the job, as it lies in the bucket. */
const undoRequestSchema = v.object({ import_id: v.string() });
export type UndoRequest = v.InferOutput<typeof undoRequestSchema>;

/** States of an import that can be undone. */
export const undoableStates = ['finished', 'failed', 'cancelled'] as const;

/** Number of companies that are removed at a time; each removal waits a while. */
const companyLanes = 32;

/** Ids of the contacts and companies that rows created or changed. */
interface Touched {
  contacts: Set<string>;
  companies: Set<string>;
}

const kinds = ['chunks', 'repeats'] as const;

/** Tells whether an import ended before all of its rows, or even before a plan. */
const isPartial = ({ state, counts }: StoredImport): boolean => state === 'failed' || counts.rows === 0;

const planOf = (files: Files, stored: StoredImport): Promise<Plan | undefined> =>
  isPartial(stored) ? findPlan(files, stored) : readPlan(files, stored);

async function* ledgerRows(files: Files, stored: StoredImport): AsyncGenerator<RowOutcome> {
  const plan = await planOf(files, stored);
  for (const kind of kinds)
    yield* readLedgers(files, stored, { kind, count: plan?.[kind] ?? 0, partial: isPartial(stored) });
}

/** Finds the contacts that an unfinished chunk has created or changed. */
const touchedByChunk = async (table: Table, files: Files, stored: StoredImport, chunk: ChunkName) => {
  const [rows, updates] = await Promise.all([
    readRows(files, stored, chunk),
    findUpdates(files, stored, chunk),
  ]);
  const own = rows.map(({ record }) => contactKeys.primary(stored.team_id, contactOfRow(stored, record)));
  const made = await batchGet(table, own);
  return [...made.map(contactIdOf), ...updates.values()];
};

/** Finds the contacts of all unfinished chunks of a failed import; none of their rows is in the ledger. */
const touchedWithoutLedger = async (table: Table, files: Files, stored: StoredImport): Promise<string[]> => {
  const touched: string[] = [];
  const plan = stored.state === 'failed' ? await findPlan(files, stored) : undefined;
  for (const kind of kinds)
    for (let index = 0; index < (plan?.[kind] ?? 0); index++)
      if (!(await hasLedger(files, stored, { kind, index })))
        touched.push(...(await touchedByChunk(table, files, stored, { kind, index })));
  return touched;
};

const touchedBy = async (files: Files, stored: StoredImport): Promise<Touched> => {
  const touched = { contacts: new Set<string>(), companies: new Set<string>() };
  const { campaign_id } = stored.options;
  for await (const { outcome, id, company_id, reason } of ledgerRows(files, stored)) {
    const isJoined = campaign_id !== undefined && reason?.code === 'unchanged';
    if (id !== undefined && (outcome === 'created' || outcome === 'updated' || isJoined))
      touched.contacts.add(id);
    if (company_id !== undefined) touched.companies.add(company_id);
  }
  return touched;
};

/** Writes by the path of imports, whoever asked for the undo. */
const asImport = (writing: Writing): Writing => ({ ...writing, via: { ...writing.via, via: 'import' } });

/** Makes the work of a job that undoes an import, from its request in the bucket. */
export const undoWork = (given: unknown, files: Files): ContactWork => {
  const { import_id: importId } = v.parse(undoRequestSchema, given);
  const open = async (table: Table, teamId: string) => {
    const stored = await getImport(table, teamId, importId);
    return { stored, touched: await touchedBy(files, stored) };
  };
  return {
    find: async (table, { team }) => {
      // Chunks of a failed import may still be running.
      await untilWritersEnd(table, team.id);
      const { stored, touched } = await open(table, team.id);
      const further = await touchedWithoutLedger(table, files, stored);
      return [...new Set([...touched.contacts, ...further, ...touched.companies])];
    },
    change: async (table, writing, id, seen) => {
      const marked = { teamId: writing.team.id, id, deedId: importId };
      if (!id.startsWith('comp_')) return undoContact(table, asImport(writing), marked, seen);
      await undoCompany(table, asImport(writing), marked);
      return undefined;
    },
    finish: async (table, writing) => {
      const teamId = writing.team.id;
      const { companies } = (await open(table, teamId)).touched;
      await inLanes([...companies], companyLanes, (id) =>
        undoCompanyCreation(table, asImport(writing), { teamId, id, deedId: importId }),
      );
      const at = new Date().toISOString();
      const { updated_by } = writing.via;
      const set = { state: 'undone' as const, undone_at: at, updated_by, via: 'import' as const };
      await changeImport(table, teamId, importId, { from: undoableStates, set, due: null });
    },
  };
};
