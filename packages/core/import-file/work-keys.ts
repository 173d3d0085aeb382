interface ImportIds {
  team_id: string;
  id: string;
}

/** A chunk of rows: those that come first in the file, or those that repeat a match key of an earlier row. */
export interface ChunkName {
  kind: 'chunks' | 'repeats';
  index: number;
}

const folder = ({ team_id, id }: ImportIds) => `work/${team_id}/${id}`;

const numbered = ({ kind, index }: ChunkName) => `${kind}/${String(index).padStart(6, '0')}`;

/** Keys of the files by which the steps of an import hand on their results. */
export const workKeys = {
  plan: (ids: ImportIds) => `${folder(ids)}/plan.json`,
  manifest: (ids: ImportIds) => `${folder(ids)}/manifest.json`,
  rows: (ids: ImportIds, chunk: ChunkName) => `${folder(ids)}/${numbered(chunk)}.jsonl`,
  ledger: (ids: ImportIds, chunk: ChunkName) => `${folder(ids)}/ledger/${numbered(chunk)}.jsonl`,
  /** Contacts that the rows of a chunk are about to change. */
  updates: (ids: ImportIds, chunk: ChunkName) => `${folder(ids)}/updates/${numbered(chunk)}.json`,
  /** Index of the ledgers. */
  ledgerIndex: (ids: ImportIds) => `${folder(ids)}/ledger/index.json`,
  preview: (ids: ImportIds) => `${folder(ids)}/preview.json`,
  /** Its arrival starts a previewed import. */
  start: (ids: ImportIds) => `${folder(ids)}/start.json`,
  /** Decision on the parked rows. */
  decision: (ids: ImportIds, request: string) => `${folder(ids)}/decisions/${request}.json`,
  results: (ids: ImportIds) => `${folder(ids)}/results.csv`,
  rejected: (ids: ImportIds) => `${folder(ids)}/rejected.csv`,
};

/** Answers the keys of a file's results, which lie beside it. */
export const resultKeys = (sourceKey: string) => ({
  results: `${sourceKey}.results.csv`,
  rejected: `${sourceKey}.rejected.csv`,
});
