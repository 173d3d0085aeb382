import { Readable } from 'node:stream';
import { failure } from '../error.ts';
import type { Files } from '../files/files.ts';
import { writeStream } from '../files/write-stream.ts';
import { derivedId } from '../id.ts';
import { sourceLine } from '../import-file/results.ts';
import { type Table, TransactionRefused } from '../table/table.ts';
import type { Principal } from '../team/team.schema.ts';
import { changeImport, findImportItem, type StoredImport } from './import.item.ts';
import { getImport } from './import.ts';
import { readPlan } from './import-files.ts';
import type { ImportDecision, ParkedAction } from './import-request.schema.ts';
import { runDue } from './import-state.ts';
import { readOutcomes } from './list-rows.ts';
import { newImport, putImport } from './new-import.ts';

interface Decide {
  principal: Principal;
  importId: string;
  decision: ImportDecision;
  now: Date;
}

type Writing = Exclude<ParkedAction, 'skip'>;

const decidable = ['finished', 'cancelled'] as const;

/** Whether the imports of a decision have their files; else whoever wrote them died. */
const isCarriedOut = async (table: Table, { team_id, decision }: StoredImport): Promise<boolean> => {
  if (!decision) return false;
  const children = await Promise.all(decision.imports.map((id) => findImportItem(table, team_id, id)));
  return children.every((child) => child && child.state !== 'uploading');
};

const requireParked = async (table: Table, stored: StoredImport): Promise<void> => {
  const { state, counts } = stored;
  if (!decidable.some((one) => one === state))
    throw failure(
      'conflict',
      'import_not_ended',
      `The import is ${state}. Its rows can be decided at its end.`,
    );
  if (counts.parked === 0)
    throw failure('conflict', 'nothing_parked', 'No row of the import waits for a decision.');
  if (await isCarriedOut(table, stored))
    throw failure('conflict', 'decided', 'The parked rows of this import are decided already.');
};

/** What becomes of each parked row; every row has to be decided. */
const actionsOf = async (files: Files, stored: StoredImport, { action, rows }: ImportDecision) => {
  const given = new Map(rows.map((row) => [row.record, row.action]));
  const actions = new Map<number, ParkedAction>();
  const parked = await readOutcomes(files, stored, { outcome: 'parked' });
  for await (const { record } of parked.rows) {
    const decided = given.get(record) ?? action;
    if (decided === undefined)
      throw failure(
        'invalid',
        'rows_undecided',
        `Row ${record} waits for a decision, too. Name it, or give an action for all others.`,
        'rows',
      );
    actions.set(record, decided);
    given.delete(record);
  }
  const [unknown] = given.keys();
  if (unknown !== undefined)
    throw failure('invalid', 'row_not_parked', `Row ${unknown} does not wait for a decision.`, 'rows');
  return actions;
};

/** An import of its own for the rows that are to be treated alike; its file is written when it is there. */
const childOf = (parent: StoredImport, action: Writing, { principal, now }: Decide): StoredImport => {
  // Whoever decides again after a crash goes on with the same one.
  const id = derivedId('imp', Date.parse(parent.finished_at ?? parent.created_at), parent.id, action);
  // A name may have 200 bytes, whatever its characters.
  const name = `${parent.file_name.slice(0, 40)}.${action}.csv`;
  const { sheet: _, validate_only: __, ...options } = parent.options;
  return newImport(
    {
      id,
      teamId: parent.team_id,
      state: 'uploading',
      key: `uploads/${parent.team_id}/${id}/${name}`,
      options: { ...options, duplicates: action },
      execution: null,
      creator: { id: principal.id, role: principal.role, departments: principal.departments },
    },
    now,
  );
};

const putOnce = async (table: Table, child: StoredImport, { principal, now }: Decide): Promise<void> => {
  try {
    await putImport(table, child, runDue(now), { updated_by: principal.id, via: 'import' });
  } catch (error) {
    if (!(error instanceof TransactionRefused) || !(await findImportItem(table, child.team_id, child.id)))
      throw error;
  }
};

/** The rows as they were, below their header. */
async function* fileOf(
  files: Files,
  parent: StoredImport,
  actions: ReadonlyMap<number, ParkedAction>,
  action: Writing,
): AsyncGenerator<string> {
  const { columns } = await readPlan(files, parent);
  yield sourceLine(
    columns.map(({ header }) => header),
    columns.length,
  );
  const parked = await readOutcomes(files, parent, { outcome: 'parked' });
  for await (const { record, cells = [] } of parked.rows)
    if (actions.get(record) === action) yield sourceLine(cells, columns.length);
}

/**
 * Decides what becomes of the parked rows of an import, all of them and once. Those that are to be written are
 * imports of their own.
 * @throws CallbookError `import_not_found`, `import_not_ended`, `nothing_parked`, `decided`, `rows_undecided`,
 * `row_not_parked`
 */
export const decideImport = async (table: Table, files: Files, asked: Decide): Promise<StoredImport[]> => {
  const { principal, importId, decision, now } = asked;
  const parent = await getImport(table, principal.team.id, importId);
  await requireParked(table, parent);
  const actions = await actionsOf(files, parent, decision);
  const wanted = (['update', 'create'] as const).filter((one) => [...actions.values()].includes(one));
  const children = wanted.map((action) => ({ action, child: childOf(parent, action, asked) }));
  const decided = await changeImport(table, parent.team_id, importId, {
    from: decidable,
    set: {
      decision: { at: now.toISOString(), by: principal.id, imports: children.map(({ child }) => child.id) },
    },
    due: null,
    without: 'decision',
  });
  if (!decided) await requireParked(table, await getImport(table, parent.team_id, importId));
  for (const { action, child } of children) {
    await putOnce(table, child, asked);
    const body = Readable.from(fileOf(files, parent, actions, action), { objectMode: false });
    await writeStream(files, child.source_key, body, 'text/csv; charset=utf-8');
  }
  return children.map(({ child }) => child);
};
