import { exportNoun, removeExportItem } from '../export/export.item.ts';
import { exportFiles } from '../export/export-files.ts';
import { deleteFiles } from '../files/delete-files.ts';
import { listFiles } from '../files/list-files.ts';
import { isArchive } from '../import-file/encoding.ts';
import { findRecord, findRecords, recordKeys } from '../list/listed-noun.ts';
import { privacyRequests, requestKeys } from '../privacy-request/privacy-request.item.ts';
import { requestFiles } from '../privacy-request/request-files.ts';
import { changeItem } from '../table/table.ts';
import { change, isThere } from '../table/write.ts';
import { fileKeeper, type Look } from './file-keeper.ts';
import type { PrivacyContext } from './keeper.ts';
import { workbookRows } from './workbook-rows.ts';

/** Each contact of an export has its id there, in every format. */
const tells = async (bytes: Buffer, ids: readonly string[]): Promise<boolean> => {
  if (!isArchive(bytes)) return ids.some((id) => bytes.includes(id));
  for await (const { cells } of workbookRows(bytes))
    if (cells.some((cell) => ids.includes(cell))) return true;
  return false;
};

const wholeIf =
  (ids: readonly string[], key: string) =>
  async (bytes: Buffer): Promise<Look | undefined> =>
    (await tells(bytes, ids)) ? { found: [{ file: key }], left: null } : undefined;

const idsIn = (key: string) => {
  const [, team_id = '', export_id = ''] = key.split('/');
  return { team_id, export_id };
};

/** Takes an export out of sight, with its manifest: others are told that it is gone, and ask for it anew. */
const removeExport = async ({ table, exports, via, now }: PrivacyContext, key: string): Promise<void> => {
  const ids = idsIn(key);
  const record = await findRecord(table, exportNoun, ids.team_id, ids.export_id);
  if (record) await removeExportItem(table, record, { at: now.toISOString(), by: via.updated_by });
  await deleteFiles(exports, [exportFiles.manifest(ids)]);
};

/** Files of exports go as a whole: a file with a row less would be none of which its manifest speaks. */
export const exportedFiles = fileKeeper({
  open: ({ exports }) => exports,
  files: async function* ({ exports }, { team_id, contact_ids }) {
    for await (const key of listFiles(exports, `exports/${team_id}/`))
      if (!key.endsWith('/manifest.json')) yield { key, look: wholeIf(contact_ids, key) };
  },
  before: removeExport,
});

/** Of an export that is being made nothing comes: its last step finds that it is removed. */
export const exportParts = fileKeeper({
  open: ({ exports }) => exports,
  files: async function* ({ exports }, { team_id, contact_ids }) {
    for await (const key of listFiles(exports, `parts/${team_id}/`))
      yield { key, look: wholeIf(contact_ids, key) };
  },
  before: removeExport,
});

export const accessPackages = fileKeeper({
  open: ({ exports }) => exports,
  files: async function* ({ table }, { team_id, contact_ids }) {
    const all = await findRecords(table, privacyRequests, await recordKeys(table, privacyRequests, team_id));
    for (const request of all)
      if (contact_ids.includes(request.contact_id) && request.kind === 'access') {
        const { file } = request;
        const found = [{ request: request.id, ...(file && { made_at: file.made_at }) }];
        yield { key: requestFiles.package(request), look: () => ({ found, left: null }) };
      }
  },
  before: async ({ table, via }, key) => {
    const [, team = '', id = ''] = key.split('/');
    const { updated_by } = via;
    await changeItem(
      table,
      change(requestKeys.primary(team, id), { set: { file: null, updated_by }, when: [isThere] }),
    );
  },
});
