import { ListBucketsCommand } from '@aws-sdk/client-s3';
import type { Files } from '#core/files/files.ts';
import { readText } from '#core/files/files.ts';
import { jobFiles } from '#core/job/job-files.ts';
import { finishRun, type JobStep, planJob, workOnChunk } from '#core/job/run-job.ts';
import { findPrincipal } from '#core/principal/find-principal.ts';
import type { Table } from '#core/table/table.ts';
import type { Principal } from '#core/team/team.schema.ts';
import { freshTeam, hostFiles } from '#test/harness/stack.ts';

/** The first admin of a fresh team whose contacts need no company. */
export const freshAdmin = async (table: Table): Promise<Principal> => {
  const { token } = await freshTeam(table, { company: 'optional' });
  const found = await findPrincipal(table, token, new Date());
  if (!found) throw new Error('The team has no admin.');
  return found;
};

/** A bucket that nobody watches, so that the steps run where a test runs them and nowhere else. */
export const quietBucket = async (): Promise<Files> => {
  const { client } = hostFiles();
  const { Buckets = [] } = await client.send(new ListBucketsCommand({}));
  const bucket = Buckets.find(({ Name = '' }) => Name.includes('exportbucket'))?.Name;
  if (!bucket) throw new Error('The host has no export bucket.');
  return { client, bucket };
};

/** The chunks that a job has planned. */
const chunksOf = async ({ files, teamId, jobId }: JobStep): Promise<number[]> => {
  const manifest: unknown = JSON.parse(
    await readText(files, jobFiles.manifest({ team_id: teamId, id: jobId })),
  );
  return Array.isArray(manifest) ? manifest.map((_, chunk) => chunk) : [];
};

/** Runs a job to its end, four chunks at a time as the state machine does. */
export const runJob = async (step: JobStep): Promise<void> => {
  await planJob(step, 'one');
  const queue = (await chunksOf(step)).values();
  const lane = async () => {
    for (const chunk of queue) await workOnChunk(step, chunk);
  };
  await Promise.all([lane(), lane(), lane(), lane()]);
  await finishRun(step);
};
