import type { StoredExport, StoredRequest } from './export.schema.ts';

type Ids = Pick<StoredRequest, 'team_id' | 'export_id'>;

const folder = (kind: 'exports' | 'parts', { team_id, export_id }: Ids) => `${kind}/${team_id}/${export_id}`;

/** Keys of an export's objects in the bucket of exports. */
export const exportFiles = {
  /** The contacts of a chunk, a JSON object a line, of which the file is made. */
  part: (ids: Ids, chunk: number) => `${folder('parts', ids)}/${String(chunk).padStart(6, '0')}.jsonl`,
  file: (ids: Ids, name: string) => `${folder('exports', ids)}/${name}`,
  manifest: (ids: Ids) => `${folder('exports', ids)}/manifest.json`,
};

export const idsOf = ({ team_id, id }: Pick<StoredExport, 'team_id' | 'id'>): Ids => ({
  team_id,
  export_id: id,
});
