import { randomUUID } from 'node:crypto';
import { HeadObjectCommand } from '@aws-sdk/client-s3';
import * as v from 'valibot';
import type { ImportOptions } from '#client/schema.ts';
import { type ArrivedFile, registerFile } from '#core/drop/register-file.ts';
import type { Files } from '#core/files/files.ts';
import { planImport } from '#core/import/file/plan.ts';
import { startUpload, uploadKey } from '#core/import/file/start-upload.ts';
import { importOptionsSchema } from '#core/import/options.schema.ts';
import { previewImport } from '#core/import/preview/preview.ts';
import type { ImportStep } from '#core/import/step.ts';
import { writeChunk } from '#core/import/write/chunk.ts';
import { finishImport } from '#core/import/write/finish.ts';
import { takeTurn } from '#core/import/write/take-turn.ts';
import type { ChunkName } from '#core/import-file/work-keys.ts';
import type { Table } from '#core/table/table.ts';
import type { Principal } from '#core/team/team.schema.ts';
import type { ImportTeam } from './import-client.ts';

const eventOf = async ({ files }: ImportTeam, key: string): Promise<ArrivedFile> => {
  const head = await files.client.send(new HeadObjectCommand({ Bucket: files.bucket, Key: key }));
  const etag = head.ETag?.replaceAll('"', '') ?? '';
  return {
    bucket: files.bucket,
    key,
    etag,
    sequencer: randomUUID(),
    time: `${new Date().toISOString().slice(0, 19)}Z`,
  };
};

/** An import whose steps a test takes itself, one by one: its file has a name that sets off no pipeline. */
export class SteppedImport {
  readonly team: ImportTeam;
  readonly event: ArrivedFile;
  /** By what the next steps reach their stores. */
  table: Table;
  files: Files;
  id = '';

  constructor(team: ImportTeam, table: Table, event: ArrivedFile) {
    this.team = team;
    this.table = table;
    this.files = team.files;
    this.event = event;
  }

  async register(execution = 'execution-1', now = new Date()) {
    const registered = await registerFile(this.table, this.event, { execution, now });
    if (registered.import_id !== '') this.id = registered.import_id;
    return registered;
  }

  plan() {
    return planImport(this.step());
  }

  /** Seconds to wait. */
  takeTurn(now = new Date()): Promise<number> {
    return takeTurn({ ...this.step(), now });
  }

  write(kind: ChunkName['kind'], index: number, table = this.table) {
    return writeChunk({ ...this.step(), table }, { kind, index });
  }

  preview() {
    return previewImport(this.step());
  }

  finish() {
    return finishImport(this.step());
  }

  /** The object's version and bytes become others; no event tells. */
  replace(body: string): Promise<void> {
    return this.team.put(this.event.key, body);
  }

  step(): ImportStep {
    const { table, files } = this;
    return { table, files, teamId: this.team.id, importId: this.id, now: new Date() };
  }
}

/** Lays a file into the drop folder without setting off the pipeline. */
export const stepped = async (team: ImportTeam, table: Table, body: string): Promise<SteppedImport> => {
  const key = await team.drop(`${randomUUID()}.results.csv`, body);
  return new SteppedImport(team, table, await eventOf(team, key));
};

const reservedName = 'people.results.csv';

/** An upload whose file is there; its name sets off no pipeline. */
export const steppedUpload = async (
  team: ImportTeam,
  table: Table,
  asked: { principal: Principal; body: string | Uint8Array; options?: ImportOptions },
): Promise<SteppedImport> => {
  const { principal, body, options = {} } = asked;
  const draft = { file_name: reservedName, options: v.parse(importOptionsSchema, options) };
  const via = { updated_by: principal.id, via: 'api' as const };
  const started = await startUpload(table, team.files, { principal, draft, via, now: new Date() });
  const key = uploadKey(team.id, started.import.id, reservedName);
  await team.put(key, body);
  const one = new SteppedImport(team, table, await eventOf(team, key));
  one.id = started.import.id;
  return one;
};
