import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Answer } from '../../client/calls.ts';
import type { Body } from './body.ts';
import { callbook } from './callbook.ts';
import type { Job } from './jobs.ts';
import { queryClient } from './query-client.ts';

export type Import = Answer<'/api/crm/imports/{id}', 'get'>['import'];
export type Preview = Answer<'/api/crm/imports/{id}/preview', 'get'>['preview'];
export type ImportRow = Answer<'/api/crm/imports/{id}/rows', 'get'>['rows'][number];
type Upload = Answer<'/api/crm/imports', 'post'>;
export type RowKind = 'created' | 'updated' | 'skipped' | 'failed' | 'parked';

const waiting: ReadonlySet<Import['state']> = new Set(['uploading', 'planning', 'running']);

/** Imports that were started from here: until the first of their rows is written, they still say that they wait. */
const started = new Set<string>();

/** Whether something still happens to it by itself. */
export const isMoving = ({ id, state }: Pick<Import, 'id' | 'state'>): boolean =>
  waiting.has(state) || (state === 'previewed' && started.has(id));

export const importsQuery = queryOptions({
  queryKey: ['imports', 'list'],
  queryFn: async ({ signal }) =>
    (await callbook().GET('/api/crm/imports', { params: { query: { limit: 100 } }, signal })).data,
  refetchInterval: ({ state: { data } }) => (data?.imports.some(isMoving) ? 2_000 : false),
});

export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['imports', 'one', id],
    queryFn: async ({ signal }): Promise<Import> =>
      (await callbook().GET('/api/crm/imports/{id}', { params: { path: { id } }, signal })).data.import,
    refetchInterval: ({ state: { data } }) => (data && isMoving(data) ? 800 : false),
  });

export const previewQuery = (id: string) =>
  queryOptions({
    queryKey: ['imports', 'preview', id],
    queryFn: async ({ signal }): Promise<Preview> =>
      (await callbook().GET('/api/crm/imports/{id}/preview', { params: { path: { id } }, signal })).data
        .preview,
    staleTime: 5 * 60_000,
  });

export const importRowsQuery = (id: string, outcome: RowKind | undefined) =>
  infiniteQueryOptions({
    queryKey: ['imports', 'rows', id, outcome ?? 'all'],
    queryFn: async ({ pageParam, signal }) => {
      const query = {
        limit: 100,
        ...(outcome !== undefined && { outcome }),
        ...(pageParam !== '' && { cursor: pageParam }),
      };
      const { data } = await callbook().GET('/api/crm/imports/{id}/rows', {
        params: { path: { id }, query },
        signal,
      });
      return data;
    },
    initialPageParam: '',
    getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
  });

const putPart = async (
  url: string,
  headers: Readonly<Record<string, string>>,
  part: Blob,
): Promise<string> => {
  const response = await fetch(url, { method: 'PUT', headers, body: part });
  if (!response.ok) throw new TypeError(`The upload was refused: ${response.status}`);
  return response.headers.get('etag') ?? '';
};

const sendParts = async (
  { import: { id }, multipart }: Upload,
  file: Blob,
  onProgress: (share: number) => void,
): Promise<void> => {
  if (!multipart) return;
  const parts: { part_number: number; etag: string }[] = [];
  for (const [at, { part_number, url }] of multipart.parts.entries()) {
    const start = at * multipart.part_size;
    parts.push({
      part_number,
      etag: await putPart(url, {}, file.slice(start, start + multipart.part_size)),
    });
    onProgress(parts.length / multipart.parts.length);
  }
  await callbook().POST('/api/crm/imports/{id}/complete', { params: { path: { id } }, body: { parts } });
};

/** Tells the API of a file and sends it. Answers the import, which begins by itself. */
export const sendFile = async (
  file: File,
  options: Body<'/api/crm/imports', 'post'>['options'],
  onProgress: (share: number) => void,
): Promise<string> => {
  const body = { file_name: file.name, size: file.size, ...(options && { options }) };
  const { data } = await callbook().POST('/api/crm/imports', { body });
  if (data.multipart) await sendParts(data, file, onProgress);
  else await putPart(data.upload.url, data.upload.headers, file);
  onProgress(1);
  return data.import.id;
};

export const importSheet = async (
  url: string,
  options: Body<'/api/crm/imports/google-sheets', 'post'>['options'],
): Promise<string> =>
  (await callbook().POST('/api/crm/imports/google-sheets', { body: { url, ...(options && { options }) } }))
    .data.import.id;

const show = (one: Import): Import => {
  queryClient.setQueryData(importQuery(one.id).queryKey, one);
  return one;
};

export const startImport = async (
  id: string,
  options: NonNullable<Body<'/api/crm/imports/{id}/start', 'post'>['options']>,
): Promise<Import> => {
  const { data } = await callbook().POST('/api/crm/imports/{id}/start', {
    params: { path: { id } },
    body: { options },
  });
  started.add(id);
  return show(data.import);
};

export const cancelImport = async (id: string): Promise<Import> =>
  show((await callbook().POST('/api/crm/imports/{id}/cancel', { params: { path: { id } } })).data.import);

export const undoImport = async (id: string): Promise<Job> =>
  (await callbook().POST('/api/crm/imports/{id}/undo', { params: { path: { id } } })).data.job;

export const decideImport = async (
  id: string,
  body: Body<'/api/crm/imports/{id}/decide', 'post'>,
): Promise<readonly Import[]> =>
  (await callbook().POST('/api/crm/imports/{id}/decide', { params: { path: { id } }, body })).data.imports;
