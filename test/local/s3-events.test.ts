import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startS3 } from '#local/s3/s3-server.ts';
import { anybody } from '#test/harness/s3-client.ts';
import { eventually } from '#test/harness/wait.ts';

const bucket = 'callbook-test';
let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'local-s3-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

test('an event is tried again until it is handled', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const tries: string[] = [];
  const onObjectCreated = async ({ key }: { key: string }) => {
    tries.push(key);
    if (tries.length < 3) throw new Error('not yet');
  };
  const s3 = await startS3({ directory, buckets: [{ name: bucket }], port: 0, onObjectCreated });
  await fetch(`${s3.url}/${bucket}/drop.csv`, { method: 'PUT', body: 'x', headers: anybody() });
  await eventually(() => expect(tries).toHaveLength(3));
  await eventually(async () => expect(await readdir(path.join(directory, '.events'))).toEqual([]));
  await s3.close();
});

test('events that were not handled are delivered after a restart, oldest first', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const busy = async () => {
    throw new Error('the host is going down');
  };
  const before = await startS3({ directory, buckets: [{ name: bucket }], port: 0, onObjectCreated: busy });
  for (const key of ['1', '2', '3'])
    await fetch(`${before.url}/${bucket}/${key}`, { method: 'PUT', body: key, headers: anybody() });
  await before.close();

  const keys: string[] = [];
  const onObjectCreated = ({ key }: { key: string }) => void keys.push(key);
  const after = await startS3({ directory, buckets: [{ name: bucket }], port: 0, onObjectCreated });
  await eventually(() => expect(keys).toEqual(['1', '2', '3']));
  await after.close();
});
