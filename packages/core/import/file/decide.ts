import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import * as v from 'valibot';
import { failure } from '../../error.ts';
import { type Files, readText, writeFile } from '../../files/files.ts';
import { writeStream } from '../../files/write-stream.ts';
import { derivedId } from '../../id.ts';
import { plainCells } from '../../import-file/plain-cells.ts';
import { sourceLine } from '../../import-file/results.ts';
import { workKeys } from '../../import-file/work-keys.ts';
import { requesterOf } from '../../principal/requester.ts';
import type { Table } from '../../table/table.ts';
import type { Principal } from '../../team/team.schema.ts';
import { readPlan } from '../files.ts';
import { changeImport, findImportItem, type StoredImport } from '../import.item.ts';
import { getOwnImport } from '../import.ts';
import { readOutcomes } from '../list-rows.ts';
import { newImport, putImport } from '../new-import.ts';
import { type ImportDecision, importDecisionSchema, type ParkedAction } from '../request.schema.ts';
import { runDue } from '../state.ts';
import { uploadKey } from './start-upload.ts';

interface Decide {
  principal: Principal;
  importId: string;
  decision: ImportDecision;
  now: Date;
}

type Writing = Exclude<ParkedAction, 'skip'>;

const decidable = ['finished', 'cancelled'] as const;

const refuse = (code: string, message: string) => failure('conflict', code, message);

const requireParked = ({ state, counts }: StoredImport): void => {
  if (state === 'undone')
    throw refuse(
      'import_undone',
      'The import is undone, and its parked rows with it. Import the file again.',
    );
  if (!decidable.some((one) => one === state))
    throw refuse('import_not_ended', `The import is ${state}. Its rows can be decided at its end.`);
  if (counts.parked === 0) throw refuse('nothing_parked', 'No row of the import waits for a decision.');
};

/** Time (ms) after which a decision that is under way counts as abandoned. */
const patience = 60_000;

/** Tells whether an abandoned decision has still to be carried out. */
const isLeft = async (table: Table, { team_id, decision }: StoredImport, now: Date): Promise<boolean> => {
  if (!decision || now.getTime() - Date.parse(decision.at) < patience) return false;
  const children = await Promise.all(decision.imports.map((id) => findImportItem(table, team_id, id)));
  return children.some((child) => !child || child.state === 'uploading');
};

/** Reads what becomes of each parked row; every row has to be decided. */
const actionsOf = async (files: Files, stored: StoredImport, { action, rows }: ImportDecision) => {
  const given = new Map(rows.map((row) => [row.record, row.action]));
  if (given.size < rows.length) throw failure('invalid', 'repeated', 'A row is named twice.', 'rows');
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

/** Creates an import for the rows that are to be treated alike; its file is written when it is there. */
const childOf = (parent: StoredImport, action: Writing, { principal, now }: Decide): StoredImport => {
  // Whoever decides again after a crash goes on with the same one.
  const id = derivedId('imp', Date.parse(parent.finished_at ?? parent.created_at), parent.id, action);
  // A name may have 200 bytes, whatever its characters.
  const name = `${parent.file_name.slice(0, 40)}.${action}.csv`;
  // Its file is CSV in UTF-8, whatever the source was.
  const { sheet: _, validate_only: __, encoding: ___, header_row: ____, ...options } = parent.options;
  return newImport(
    {
      id,
      teamId: parent.team_id,
      state: 'uploading',
      key: uploadKey(parent.team_id, id, name),
      options: { ...options, duplicates: action },
      execution: null,
      isDecided: true,
      creator: requesterOf(principal),
    },
    now,
  );
};

/** Writes the rows as they were, below their header. */
async function* fileOf(
  files: Files,
  parent: StoredImport,
  actions: ReadonlyMap<number, ParkedAction>,
  action: Writing,
): AsyncGenerator<string> {
  const plan = await readPlan(files, parent);
  const { columns } = plan;
  const plain = plainCells(plan);
  yield sourceLine(
    columns.map(({ header }) => header),
    columns.length,
  );
  const parked = await readOutcomes(files, parent, { outcome: 'parked' });
  for await (const { record, cells = [] } of parked.rows)
    if (actions.get(record) === action) yield sourceLine(plain(cells), columns.length);
}

type Actions = ReadonlyMap<number, ParkedAction>;

const childrenOf = (parent: StoredImport, actions: Actions, asked: Decide) => {
  const wanted = new Set(actions.values());
  return (['update', 'create'] as const)
    .filter((action) => wanted.has(action))
    .map((action) => ({ action, child: childOf(parent, action, asked) }));
};

const carryOut = async (
  table: Table,
  files: Files,
  parent: StoredImport,
  { actions, asked }: { actions: Actions; asked: Decide },
): Promise<StoredImport[]> => {
  const children = childrenOf(parent, actions, asked);
  for (const { action, child } of children) {
    await putImport(table, child, runDue(asked.now), { updated_by: asked.principal.id, via: 'import' });
    const body = Readable.from(fileOf(files, parent, actions, action), { objectMode: false });
    await writeStream(files, child.source_key, body, 'text/csv; charset=utf-8');
  }
  return children.map(({ child }) => child);
};

/** Carries out an abandoned decision, whatever the caller would decide. */
const resume = async (table: Table, files: Files, parent: StoredImport, asked: Decide) => {
  const key = parent.decision_key;
  if (key === undefined || !(await isLeft(table, parent, asked.now)))
    throw refuse('decided', 'The parked rows of this import are decided already.');
  const decision = v.parse(importDecisionSchema, JSON.parse(await readText(files, key)));
  return carryOut(table, files, parent, { actions: await actionsOf(files, parent, decision), asked });
};

/**
 * Decides, once and for all, what becomes of the parked rows of an import. Rows that are to be written become
 * imports of their own.
 * @throws CallbookError `import_not_found`, `import_not_ended`, `import_undone`, `nothing_parked`, `decided`,
 * `rows_undecided`, `row_not_parked`
 */
export const decideImport = async (table: Table, files: Files, asked: Decide): Promise<StoredImport[]> => {
  const { principal, importId, decision, now } = asked;
  const parent = await getOwnImport(table, principal, importId);
  requireParked(parent);
  if (parent.decision) return resume(table, files, parent, asked);
  const actions = await actionsOf(files, parent, decision);
  const imports = childrenOf(parent, actions, asked).map(({ child }) => child.id);
  const decision_key = workKeys.decision(parent, randomUUID());
  await writeFile(files, decision_key, JSON.stringify(decision));
  const decided = await changeImport(table, parent.team_id, importId, {
    from: decidable,
    set: { decision: { at: now.toISOString(), by: principal.id, imports }, decision_key },
    due: null,
    unchanged: { decision: undefined },
  });
  if (!decided) throw refuse('decided', 'Somebody has decided about the parked rows at this very moment.');
  return carryOut(table, files, parent, { actions, asked });
};
