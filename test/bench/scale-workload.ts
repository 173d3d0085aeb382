import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CreateTableCommand, DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { HeadObjectCommand } from '@aws-sdk/client-s3';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import Papa from 'papaparse';
import * as v from 'valibot';
import { registerFile } from '#core/drop/register-file.ts';
import { readText, writeFile } from '#core/files/files.ts';
import { newId } from '#core/id.ts';
import { planImport } from '#core/import/file/plan.ts';
import { ledgersAhead } from '#core/import/files.ts';
import type { ImportStep } from '#core/import/step.ts';
import { writeChunk } from '#core/import/write/chunk.ts';
import { decodeOutcomes, encodeOutcomes } from '#core/import-file/ledger.ts';
import { resultsLine } from '#core/import-file/results.ts';
import { isProjected, projectRecords } from '#core/projection/project-records.ts';
import { createTeam } from '#core/provision/create-team.ts';
import type { Item } from '#core/table/item.ts';
import { openTable, type Table } from '#core/table/table.ts';
import { chunkConcurrency } from '#infra/import-states.ts';
import { indexShares } from '#test/harness/index-share.ts';
import { Meter } from '#test/harness/meter.ts';
import { population } from '#test/harness/population.ts';
import { type BenchHost, withHost } from './bench-host.ts';
import { type Figure, figure, median } from './figure.ts';
import { runProbe, writeTable } from './plan-workload.ts';
import { type ChunkTime, forecast, type Sample, type Setting } from './scale-model.ts';
import { WriteUnits } from './write-units.ts';

const rowCount = 2_000;
const chunkRows = 500;
const mostShare = 0.15;
const target = 300;
const million = 1_000_000;

const people = population(rowCount);
const rowOf = ({ company, ...person }: (typeof people)[number]) => ({ ...person, company_name: company });
/** Everybody, and a chunk of them again, who have got something new. */
const csv = Papa.unparse([
  ...people.map((person) => ({ ...rowOf(person), job_title: '' })),
  ...people.slice(0, chunkRows).map((person) => ({ ...rowOf(person), job_title: 'Manager' })),
]);

/** A table like the host's which nobody follows, so that all that is written to it is the import's. */
const twinOf = async ({ host }: BenchHost): Promise<{ table: Table; meter: Meter; writes: WriteUnits }> => {
  const client = new DynamoDBClient({
    region: 'us-east-1',
    endpoint: host.dynamodbUrl,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const { Table: like } = await client.send(new DescribeTableCommand({ TableName: host.tableName }));
  const TableName = `twin-${randomUUID()}`;
  const indexes = like?.GlobalSecondaryIndexes?.map(({ IndexName, KeySchema, Projection }) => ({
    IndexName,
    KeySchema,
    Projection,
  }));
  await client.send(
    new CreateTableCommand({
      TableName,
      KeySchema: like?.KeySchema,
      AttributeDefinitions: like?.AttributeDefinitions,
      BillingMode: 'PAY_PER_REQUEST',
      GlobalSecondaryIndexes: indexes,
    }),
  );
  return { meter: new Meter(client), writes: new WriteUnits(client), table: openTable(TableName, client) };
};

const scanAll = async (table: Table): Promise<Item[]> => {
  const items: Item[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const page = await table.client.send(
      new ScanCommand({ TableName: table.name, ExclusiveStartKey: start }),
    );
    items.push(...((page.Items ?? []) as Item[]));
    start = page.LastEvaluatedKey;
  } while (start);
  return items;
};

const processorSeconds = async (work: () => Promise<unknown>): Promise<number> => {
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000_000;
};

/** What the projector writes for new items, as the stream would bring them. */
const project = (table: Table, items: readonly Item[]): Promise<unknown> => {
  const records = items
    .filter(({ sk }) => isProjected(sk))
    .map((item, index) => ({
      eventID: String(index),
      eventName: 'INSERT',
      dynamodb: {
        Keys: marshall({ pk: item.pk, sk: item.sk }),
        NewImage: marshall(item),
        ApproximateCreationDateTime: Math.floor(Date.now() / 1_000),
      },
    }));
  return projectRecords(table, records);
};

interface Measured {
  chunks: ChunkTime[];
  repeats: ChunkTime;
  /** Write units, by index and under `table`: of the chunks, and of what the projector adds. */
  own: Record<string, number>;
  projected: Record<string, number>;
  items: Item[];
}

type Duplicates = 'skip' | 'update';

/** An import of the sample into a fresh team, step by step in this process. */
const importSample = async (bench: BenchHost, duplicates: Duplicates): Promise<Measured> => {
  const { table, meter, writes } = await twinOf(bench);
  const { files } = bench;
  const settings = { company: 'optional' as const, import_duplicates: duplicates };
  const { team_id, drop_id } = await createTeam(table, { name: 'bench', settings });
  const known = new Set((await scanAll(table)).map(({ pk, sk }) => `${pk} ${sk}`));
  // The name sets off no pipeline.
  const key = `drops/${drop_id}/people.results.csv`;
  await writeFile(files, key, csv, 'text/csv');
  const now = new Date();
  const { ETag = '' } = await files.client.send(new HeadObjectCommand({ Bucket: files.bucket, Key: key }));
  const etag = ETag.replaceAll('"', '');
  const arrived = { bucket: files.bucket, key, etag, sequencer: '1', time: now.toISOString() };
  const { import_id } = await registerFile(table, arrived, { execution: 'bench', now });
  const step: ImportStep = { table, files, teamId: team_id, importId: import_id, now };
  const { manifest_key: manifest, repeats: repeatChunks } = await planImport(step);
  if (repeatChunks === 0) throw new Error('The sample has no chunk of repeats.');
  const { length: count } = v.parse(v.array(v.unknown()), JSON.parse(await readText(files, manifest)));
  const chunkOf = async (kind: 'chunks' | 'repeats', index: number): Promise<ChunkTime> => {
    let rounds = 0;
    const seconds = await processorSeconds(async () => {
      rounds = (await meter.measure(() => writeChunk(step, { kind, index }))).rounds;
    });
    return { rounds, seconds };
  };
  const chunks: ChunkTime[] = [];
  const own = await writes.measure(async () => {
    for (let index = 0; index < count; index++) chunks.push(await chunkOf('chunks', index));
  });
  const items = (await scanAll(table)).filter(({ pk, sk }) => !known.has(`${pk} ${sk}`));
  const projected = await writes.measure(() => project(table, items));
  return { chunks, repeats: await chunkOf('repeats', 0), own, projected, items };
};

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

/** Processor time of the plan step for a million rows, by a file of a tenth. */
const planSeconds = async (): Promise<number> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'callbook-scale-'));
  const file = path.join(folder, 'rows.csv');
  await writeTable(file, million / 10);
  const { milliseconds } = await runProbe('plan', file, million / 10);
  await rm(folder, { recursive: true, force: true });
  return (milliseconds / 1_000) * 10;
};

/** Processor time for the outcomes of a million rows: they are read once for each of the two result files. */
const finishSeconds = async (): Promise<number> => {
  const outcomes = Array.from({ length: chunkRows }, (_, n) => ({
    record: n + 1,
    line: n + 2,
    outcome: 'created' as const,
    id: newId('cont'),
  }));
  const text = encodeOutcomes(outcomes);
  const chunks = million / 10 / chunkRows;
  const tenth = await processorSeconds(async () => {
    for (let chunk = 0; chunk < chunks; chunk++) {
      decodeOutcomes(text).map(resultsLine);
      decodeOutcomes(text);
    }
  });
  return tenth * 10;
};

const sampleOf = async (
  { chunks, repeats, own, projected, items }: Measured,
  updates: ChunkTime,
): Promise<Sample> => {
  const perRow = (units: number) => units / rowCount;
  // The first chunk makes most of the companies, and warms this process up.
  const later = chunks.slice(1).map(({ seconds }) => seconds);
  return {
    units: Object.fromEntries(Object.entries(own).map(([name, units]) => [name, perRow(units)])),
    projected: perRow(projected.table ?? 0),
    shares: Object.fromEntries(
      [...indexShares(items)].flatMap(([name, { share }]) => (name in own ? [[name, share]] : [])),
    ),
    rowsPerChunk: chunkRows,
    chunk: { seconds: sum(later) / later.length, rounds: median(chunks.map(({ rounds }) => rounds)) },
    repeats: { skip: repeats, update: updates },
    planSeconds: await planSeconds(),
    finishSeconds: await finishSeconds(),
  };
};

const usual = {
  rows: million,
  atOnce: chunkConcurrency,
  readAhead: ledgersAhead,
  repeats: 0.02,
  duplicates: 'skip' as const,
  isWarm: true,
};
/** What every account has, and what it may ask for. */
const [common, raised] = [40_000, 80_000];
const settings: Record<string, Setting> = {
  [`warm, quota ${raised}`]: { ...usual, quota: raised },
  [`warm, quota ${common}`]: { ...usual, quota: common },
  [`warm, quota ${raised}, 10 % repeats skipped`]: { ...usual, quota: raised, repeats: 0.1 },
  [`warm, quota ${raised}, 10 % repeats that update`]: {
    ...usual,
    quota: raised,
    repeats: 0.1,
    duplicates: 'update',
  },
  'never warmed': { ...usual, quota: common, isWarm: false },
};

/** What an import of a million rows into one team takes in AWS, by what a sample takes here: docs/scale.md. */
export const scaleWorkload = (): Promise<Figure[]> =>
  withHost(async (bench) => {
    const { repeats: updates } = await importSample(bench, 'update');
    const sample = await sampleOf(await importSample(bench, 'skip'), updates);
    console.log(sample);
    const shares = Object.entries(sample.shares).map(([name, value]) => {
      // Of few entries chance may put too many under one key.
      const isTold = (sample.units[name] ?? 0) >= 0.5;
      const budget = isTold ? { budget: mostShare } : {};
      return figure({ name: `hottest key of ${name}`, unit: 'of its writes', value, ...budget });
    });
    const times = Object.entries(settings).map(([name, setting], index) => {
      const { limits, bottleneck, seconds } = forecast(sample, setting);
      console.log(name, bottleneck, seconds);
      if (index === 0) console.log(limits);
      const budget = index === 0 ? { budget: target } : {};
      return figure({ name: `1,000,000 rows, ${name}`, unit: 's', value: seconds.all, ...budget });
    });
    return [...shares, ...times];
  });
