import { randomUUID } from 'node:crypto';
import { HeadObjectCommand } from '@aws-sdk/client-s3';
import type { Files } from '#core/files/files.ts';
import { finishImport } from '#core/import/finish-import.ts';
import type { ImportStep } from '#core/import/import-step.ts';
import { planImport } from '#core/import/plan-import.ts';
import { type ArrivedFile, registerFile } from '#core/import/register-file.ts';
import { takeTurn } from '#core/import/take-turn.ts';
import { writeChunk } from '#core/import/write-chunk.ts';
import type { ChunkName } from '#core/import-file/work-keys.ts';
import type { Table } from '#core/table/table.ts';
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
