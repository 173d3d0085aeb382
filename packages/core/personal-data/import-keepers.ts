import { drops } from '../drop/drop.item.ts';
import { defaultDropId } from '../drop/new-drop.ts';
import { failure } from '../error.ts';
import type { Files } from '../files/files.ts';
import { listFiles } from '../files/list-files.ts';
import { findPlan } from '../import/files.ts';
import { findImportItem, imports, type StoredImport } from '../import/import.item.ts';
import { isArchive } from '../import-file/encoding.ts';
import { rejectedHeaders } from '../import-file/header.ts';
import { resultKeys } from '../import-file/work-keys.ts';
import { findRecords, recordKeys } from '../list/listed-noun.ts';
import { cleanCsv } from './clean-csv.ts';
import { cleanJson, cleanLedger, cleanRows } from './clean-json.ts';
import { fileKeeper, type Look } from './file-keeper.ts';
import type { PrivacyContext } from './keeper.ts';
import { type IsOwn, isOwnBy, type Owners, ownersOf } from './own-rows.ts';
import type { Subject } from './subject.ts';
import { type Traces, tracesOf } from './traces.ts';
import { workbookRows } from './workbook-rows.ts';

const isUnderWay = ({ state }: StoredImport): boolean => state === 'planning' || state === 'running';

/**
 * Rows that an import has read already may make the person anew after its erasure: whoever erases comes again.
 * @throws CallbookError `import_running`
 */
const requireEnded = (stored: StoredImport | undefined): void => {
  if (stored && isUnderWay(stored))
    throw failure('unavailable', 'import_running', 'An import whose file tells of the person is under way.');
};

const importsOf = async ({ table }: PrivacyContext, teamId: string): Promise<StoredImport[]> =>
  findRecords(table, imports, await recordKeys(table, imports, teamId));

interface Looking {
  isOwn: IsOwn;
  owners: Owners;
  traces: Traces;
  encoding?: string | undefined;
}

const lookOfCsv = (cleaned: Awaited<ReturnType<typeof cleanCsv>>): Look | undefined =>
  cleaned && { found: cleaned.found, left: cleaned.left };

/** A source: its rows of the person are blank; a workbook, of which a part cannot be taken, goes as a whole. */
const lookAtSource = async (bytes: Buffer, { isOwn, owners, encoding }: Looking) => {
  if (isArchive(bytes)) {
    const found: unknown[] = [];
    for await (const { line, cells } of workbookRows(bytes))
      if (isOwn(cells, line, owners)) found.push({ line, cells });
    return found.length > 0 ? { found, left: null } : undefined;
  }
  const blank = (cells: readonly string[], line: number) =>
    isOwn(cells, line, owners) ? cells.map(() => '') : undefined;
  return lookOfCsv(await cleanCsv(bytes, blank, encoding));
};

/** The results: line, record, outcome and id of a row stay. */
const lookAtResults = async (bytes: Buffer, { isOwn, owners }: Looking) =>
  lookOfCsv(
    await cleanCsv(bytes, (cells) => {
      const [line, record, outcome, id, reason = ''] = cells;
      if (reason === '' || !isOwn([reason], Number(line), owners)) return undefined;
      return [line ?? '', record ?? '', outcome ?? '', id ?? '', ''];
    }),
  );

/** The rejected rows: line and codes stay. */
const lookAtRejected = async (bytes: Buffer, { isOwn, owners }: Looking) =>
  lookOfCsv(
    await cleanCsv(bytes, (cells) => {
      const from = cells.length - rejectedHeaders.length;
      const [line, column = '', code = ''] = cells.slice(from);
      if (from < 1 || !isOwn(cells.slice(0, from), Number(line), owners)) return undefined;
      return [...cells.slice(0, from).map(() => ''), line ?? '', column, code, ''];
    }),
  );

const suffixes = Object.values(resultKeys(''));

const sourceOf = (key: string): string =>
  suffixes.reduce((name, end) => (name.endsWith(end) ? name.slice(0, -end.length) : name), key);

async function* sourcesBelow(context: PrivacyContext, subject: Subject, prefixes: readonly string[]) {
  const { files } = context;
  const all = await importsOf(context, subject.team_id);
  const isOwn = isOwnBy(subject);
  const traces = tracesOf(subject);
  const bySource = new Map(
    all.toSorted((a, b) => (a.created_at < b.created_at ? -1 : 1)).map((one) => [one.source_key, one]),
  );
  for (const prefix of prefixes)
    for await (const key of listFiles(files, prefix)) {
      const stored = bySource.get(sourceOf(key));
      const look = async (bytes: Buffer): Promise<Look | undefined> => {
        const [owners, plan] = stored
          ? await Promise.all([ownersOf(files, subject, stored.id), findPlan(files, stored)])
          : [new Map(), undefined];
        const looking = { isOwn, owners, traces, encoding: plan?.encoding };
        const [results = '', rejected = ''] = suffixes;
        const seen = key.endsWith(results)
          ? await lookAtResults(bytes, looking)
          : key.endsWith(rejected)
            ? await lookAtRejected(bytes, looking)
            : await lookAtSource(bytes, looking);
        if (seen) requireEnded(stored);
        return seen;
      };
      yield { key, look };
    }
}

export const uploadedFiles = fileKeeper({
  open: ({ files }) => files,
  files: (context, subject) => sourcesBelow(context, subject, [`uploads/${subject.team_id}/`]),
});

export const droppedFiles = fileKeeper({
  open: ({ files }) => files,
  files: async function* (context, subject) {
    const { team_id } = subject;
    const keys = await recordKeys(context.table, drops, team_id);
    const ids = new Set([defaultDropId(team_id), ...keys.map(({ pk }) => pk.slice(pk.lastIndexOf('#') + 1))]);
    yield* sourcesBelow(
      context,
      subject,
      [...ids].map((id) => `drops/${id}/`),
    );
  },
});

const kindOf = (key: string): 'rows' | 'ledger' | 'csv' | 'binary' | 'json' => {
  const [, , , folder = '', name = ''] = key.split('/');
  if (key.endsWith('.csv')) return 'csv';
  if (folder === 'scan') return /^(subjects|found|measures)/.test(name) ? 'json' : 'binary';
  if (key.endsWith('.jsonl') && (folder === 'chunks' || folder === 'repeats')) return 'rows';
  return key.endsWith('.jsonl') && folder === 'ledger' ? 'ledger' : 'json';
};

const lookAtWork = async (
  key: string,
  bytes: Buffer,
  { isOwn, owners, traces }: Looking,
  subject: Subject,
) => {
  const text = bytes.toString();
  const kind = kindOf(key);
  const looking = { isOwn, owners, traces };
  if (kind === 'binary') return undefined;
  if (kind === 'rows') return cleanRows(text, (cells, line) => isOwn(cells, line, owners));
  if (kind === 'ledger') return cleanLedger(text, isOwn, owners);
  if (kind === 'csv')
    return key.endsWith('/results.csv') ? lookAtResults(bytes, looking) : lookAtRejected(bytes, looking);
  return cleanJson(text, traces, subject.contact_ids);
};

const workFiles = (isOf: (folder: string) => boolean) =>
  fileKeeper({
    open: ({ files }) => files,
    files: async function* (context, subject) {
      const { files, table } = context;
      const isOwn = isOwnBy(subject);
      const traces = tracesOf(subject);
      let [last, owners]: [string, Owners] = ['', new Map()];
      for await (const key of listFiles(files, `work/${subject.team_id}/`)) {
        const [, , folder = ''] = key.split('/');
        // An erasure keeps what it looks for there, and takes it away itself.
        if (!isOf(folder) || key.endsWith('/subject.json')) continue;
        const look = async (bytes: Buffer): Promise<Look | undefined> => {
          if (folder !== last && folder.startsWith('imp_')) owners = await ownersOf(files, subject, folder);
          last = folder;
          const seen = await lookAtWork(key, bytes, { isOwn, owners, traces }, subject);
          if (seen && folder.startsWith('imp_'))
            requireEnded(await findImportItem(table, subject.team_id, folder));
          return seen;
        };
        yield { key, look };
      }
    },
  });

export const importFiles = workFiles((folder) => folder.startsWith('imp_'));

/** Of bulk changes, exports, scans and the like. */
export const jobFiles = workFiles((folder) => !folder.startsWith('imp_'));

export const transcripts = fileKeeper({
  open: ({ files }) => files,
  files: async function* ({ files }, { team_id, contact_ids }) {
    const look = (bytes: Buffer) => ({ found: [bytes.toString()], left: null });
    for (const id of contact_ids)
      for await (const key of listFiles(files, `transcripts/${team_id}/${id}/`)) yield { key, look };
  },
});
