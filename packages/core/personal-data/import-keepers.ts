import { drops } from '../drop/drop.item.ts';
import { defaultDropId } from '../drop/new-drop.ts';
import { failure } from '../error.ts';
import { listFiles } from '../files/list-files.ts';
import { findPlan } from '../import/files.ts';
import { findImportItem, imports, type StoredImport } from '../import/import.item.ts';
import { findRecords, recordKeys } from '../list/listed-noun.ts';
import { cleanJson, cleanLedger, cleanRows } from './clean-json.ts';
import { fileKeeper, type Look } from './file-keeper.ts';
import { type Looking, lookAtFile, lookAtRejected, lookAtResults, sourceKeyOf } from './import-looks.ts';
import type { PrivacyContext } from './keeper.ts';
import { isOwnBy, type Owners, ownersOf } from './own-rows.ts';
import type { Subject } from './subject.ts';
import { type Traces, tracesOf } from './traces.ts';

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

/** Imports by their sources: of several of one key, the last is that of the file which lies there. */
const importsBySource = async (context: PrivacyContext, teamId: string) => {
  const all = await importsOf(context, teamId);
  const inOrder = all.toSorted((a, b) => (a.created_at < b.created_at ? -1 : 1));
  return new Map(inOrder.map((one) => [one.source_key, one]));
};

async function* sourcesBelow(context: PrivacyContext, subject: Subject, prefixes: readonly string[]) {
  const { files } = context;
  const bySource = await importsBySource(context, subject.team_id);
  const isOwn = isOwnBy(subject);
  const lookingAt = async (stored: StoredImport | undefined): Promise<Looking> => {
    if (!stored) return { isOwn, owners: new Map() };
    const [owners, plan] = await Promise.all([ownersOf(files, subject, stored.id), findPlan(files, stored)]);
    return { isOwn, owners, encoding: plan?.encoding };
  };
  for (const prefix of prefixes)
    for await (const key of listFiles(files, prefix)) {
      const stored = bySource.get(sourceKeyOf(key));
      const look = async (bytes: Buffer): Promise<Look | undefined> => {
        const seen = await lookAtFile(key, bytes, await lookingAt(stored));
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
  { isOwn, owners, traces }: Looking & { traces: Traces },
  subject: Subject,
) => {
  const text = bytes.toString();
  const kind = kindOf(key);
  const looking = { isOwn, owners };
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
