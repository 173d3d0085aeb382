import { queryOptions } from '@tanstack/react-query';
import * as v from 'valibot';
import type { Answer } from '../../client/calls.ts';
import { createStore } from '../ui/store.ts';
import { callbook } from './callbook.ts';
import { sessionStore, teamKey } from './session-store.ts';

export type Job = Answer<'/api/crm/jobs/{id}', 'get'>['job'];

/** Jobs that were started in this browser, newest first; the tray shows them wherever one is. */
export interface StartedJob {
  readonly id: string;
  /** What it does, in the words of whoever started it. */
  readonly title: string;
  readonly startedAt: string;
}

const savedSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.array(v.object({ id: v.string(), title: v.string(), startedAt: v.string() })),
);
const most = 20;

const readStarted = (): readonly StartedJob[] => {
  const parsed = v.safeParse(savedSchema, localStorage.getItem(teamKey('jobs')) ?? '[]');
  return parsed.success ? parsed.output : [];
};

export const startedJobs = createStore<readonly StartedJob[]>(readStarted());
sessionStore.subscribe(() => startedJobs.set(readStarted()));

const keep = (jobs: readonly StartedJob[]): void => {
  localStorage.setItem(teamKey('jobs'), JSON.stringify(jobs));
  startedJobs.set(jobs);
};

export const followJob = (id: string, title: string): void =>
  keep([{ id, title, startedAt: new Date().toISOString() }, ...startedJobs.get()].slice(0, most));

export const forgetJob = (id: string): void => keep(startedJobs.get().filter((one) => one.id !== id));

export const isOver = ({ state }: Job): boolean => state !== 'queued' && state !== 'running';

export const jobQuery = (id: string) =>
  queryOptions({
    queryKey: ['jobs', id],
    queryFn: async ({ signal }) =>
      (await callbook().GET('/api/crm/jobs/{id}', { params: { path: { id } }, signal })).data.job,
    refetchInterval: ({ state: { data } }) => (data && isOver(data) ? false : 1_000),
    staleTime: 1_000,
  });

export const cancelJob = async (id: string): Promise<Job> =>
  (await callbook().POST('/api/crm/jobs/{id}/cancel', { params: { path: { id } } })).data.job;

export const undoJob = async (id: string): Promise<Job> =>
  (await callbook().POST('/api/crm/jobs/{id}/undo', { params: { path: { id } } })).data.job;

export type BulkRequest = Record<string, unknown> & { readonly action: string };

/** How many it would be, and who would be left out. Nothing is written. */
export const tryBulk = async (request: BulkRequest) =>
  (await callbook().POST('/api/crm/contacts/bulk', { body: { ...request, dry_run: true } as never })).data;

export const startBulk = async (request: BulkRequest): Promise<Job> => {
  const { data } = await callbook().POST('/api/crm/contacts/bulk', { body: request as never });
  if (!data.job) throw new Error('The API started no job.');
  return data.job;
};
