import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildSync } from 'esbuild';
import { bundleFunctions } from '#infra/bundle.ts';
import { bundleEntries } from '#infra/lambda.ts';
import { type Figure, figure, median } from './figure.ts';

const runs = 9;

const bareHandler = `
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
export const handler = (event) => client.send(new GetCommand({ TableName: event.table, Key: event.key }));
`;

const buildBare = (folder: string): string => {
  const outfile = path.join(folder, 'bare.mjs');
  buildSync({
    stdin: { contents: bareHandler, resolveDir: process.cwd() },
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    mainFields: ['module', 'main'],
    banner: { js: "import{createRequire as r}from'node:module';const require=r(import.meta.url);" },
  });
  return outfile;
};

const environment = {
  ...process.env,
  STAGE: 'bench',
  TABLE_NAME: 't',
  IMPORT_BUCKET: 'b',
  AWS_REGION: 'us-east-1',
};

/** Milliseconds of the processor to import a module in a process of its own; the clock would tell of others, too. */
const importTime = (file: string): number => {
  const script = `const start=process.cpuUsage();await import(${JSON.stringify(file)});const{user,system}=process.cpuUsage(start);console.log((user+system)/1000);process.exit()`;
  const args = ['--input-type=module', '-e', script];
  return Number(execFileSync(process.execPath, args, { env: environment, encoding: 'utf8' }));
};

/** Size of the largest function and the slowest import, which set the cold start, beside a bare handler's. */
export const bundleWorkload = async (): Promise<Figure[]> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'callbook-bundle-'));
  try {
    const bundles = bundleFunctions(process.cwd(), bundleEntries());
    const bare = buildBare(folder);
    const sizes = readdirSync(bundles).map(
      (id) => gzipSync(readFileSync(path.join(bundles, id, 'index.mjs'))).length,
    );
    const kilobytes = (bytes: number) => bytes / 1_024;
    const times = ['contacts', 'import-chunk'].map((id) => {
      const file = path.join(bundles, id, 'index.mjs');
      const pairs = Array.from({ length: runs }, () => [importTime(file), importTime(bare)] as const);
      return figure({
        name: `import time of ${id}`,
        unit: 'ms',
        value: median(pairs.map(([value]) => value)),
        baseline: median(pairs.map(([, baseline]) => baseline)),
        budget: 1.25,
      });
    });
    return [
      figure({
        name: 'largest function, gzipped',
        unit: 'KB',
        value: kilobytes(Math.max(...sizes)),
        budget: 280,
      }),
      ...times,
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
