import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Import } from '#client/schema.ts';
import { ImportClient, sendFile } from '#local/command/import-client.ts';
import { importReport } from '#local/command/import-report.ts';
import { saveResults } from '#local/command/import-results.ts';
import { startProgress } from '#local/command/progress.ts';
import { freePort } from '#local/ports.ts';

let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'local-import-'));
});

afterAll(() => rm(directory, { recursive: true }));

const serve = async (listener: RequestListener) => {
  const server = createServer(listener);
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${port}`, [Symbol.dispose]: stop };
};

const fileOf = (size: number) => {
  const file = path.join(directory, 'rows.csv');
  writeFileSync(file, Buffer.alloc(size, 'a'));
  return { path: file, name: 'rows.csv', size };
};

describe('sending a file', () => {
  test('streams it with its length and tells how far it is', async () => {
    let seen: unknown;
    using server = await serve(async (request, response) => {
      const chunks = await request.toArray();
      seen = [
        request.method,
        request.headers['content-length'],
        request.headers['x-own'],
        Buffer.concat(chunks).length,
      ];
      response.end();
    });
    const sent: number[] = [];
    const upload = { method: 'PUT', url: `${server.url}/file?signed`, headers: { 'x-own': '1' } } as const;
    await sendFile(fileOf(200_000), upload, (bytes) => sent.push(bytes));
    expect(seen).toEqual(['PUT', '200000', '1', 200_000]);
    expect(sent.length).toBeGreaterThan(1);
    expect(sent.at(-1)).toBe(200_000);
  });

  test('reports a refusal, also one that comes before all is sent', async () => {
    using server = await serve((_, response) => response.writeHead(403, { connection: 'close' }).end());
    const upload = { method: 'PUT', url: server.url, headers: {} } as const;
    await expect(sendFile(fileOf(50_000_000), upload, () => undefined)).rejects.toThrow(
      /The upload (was refused|failed)/,
    );
  });
});

describe('calling the API', () => {
  test('passes on why it refused', async () => {
    const body = JSON.stringify({
      success: false,
      error: { code: 'token_invalid', message: 'The token is not valid.' },
    });
    using server = await serve((_, response) => response.writeHead(401).end(body));
    const client = new ImportClient({ url: server.url, token: 'x' });
    await expect(client.get('imp_1')).rejects.toThrow('refused: The token is not valid.');
  });

  test('says what to do when nothing answers', async () => {
    const client = new ImportClient({ url: `http://127.0.0.1:${await freePort()}`, token: 'x' });
    await expect(client.list()).rejects.toThrow(/Nothing answers at .* npm start/);
  });
});

const collect = (isTTY: boolean) => {
  const lines: string[] = [];
  return { isTTY, lines, write: (text: string) => lines.push(text) > 0 };
};

test('progress on a terminal redraws one line, elsewhere it adds one per tenth', () => {
  const terminal = collect(true);
  const shown = startProgress(terminal);
  for (const done of [0, 50, 50, 100]) shown.show('Writing', done, 100);
  shown.finish();
  expect(terminal.lines).toHaveLength(4);
  expect(terminal.lines[1]).toMatch(/^\r.*Writing +█{12}░{12} +50%/);

  const plain = collect(false);
  const logged = startProgress(plain);
  for (let done = 0; done <= 100; done++) logged.show('Writing', done, 100);
  expect(plain.lines).toHaveLength(11);
  expect(plain.lines.at(-1)).toBe('Writing 100%\n');
});

test('the report has the sums, the reason and where the files are', async () => {
  using server = await serve((request, response) => response.end(`content of ${request.url}`));
  const file = (key: string) => ({ bucket: 'b', key, url: `${server.url}/${key}` });
  const finished = {
    id: 'imp_1',
    state: 'finished',
    reason: null,
    counts: { rows: 5, created: 2, updated: 1, skipped: 0, failed: 2, warned: 1 },
    row_reasons: [
      { kind: 'failed', code: 'phone_invalid', message: 'It is no number.', rows: 9, lines: [2, 3, 5, 6, 8] },
      { kind: 'warned', code: 'timezone_unknown', message: 'There is no such zone.', rows: 1, lines: [4] },
    ],
    warnings: [{ code: 'column_empty', message: 'The column is empty.', column: 'Mail' }],
    files: { source: null, results: file('x/a.results.csv'), rejected: file('x/a.rejected.csv') },
  } as Import;
  const saved = await saveResults(finished, directory);
  const rejected = path.join(directory, 'imp_1', 'a.rejected.csv');
  expect(readFileSync(rejected, 'utf8')).toBe('content of /x/a.rejected.csv');
  const report = importReport(finished, 1234, saved);
  expect(report).toContain('Import imp_1 finished after 1.2 s.');
  expect(report).toMatch(/rows +5\n +created +2\n +updated +1\n +skipped +0\n +failed +2/);
  expect(report).toContain(
    `Rejected rows:       ${path.relative('.', rejected)}\n  from s3://b/x/a.rejected.csv`,
  );
  expect(report).toContain(`npm run import -- ${saved.rejected}`);
  expect(report).toContain('\nMail: The column is empty.\n');
  expect(report).toMatch(/Why rows failed:\n {2}phone_invalid +9 {2}lines 2, 3, 5, 6, 8 and 4 more: It is/);
  expect(report).toMatch(/What rows warn of:\n {2}timezone_unknown +1 {2}line 4: There/);

  const failed = {
    ...finished,
    state: 'failed',
    reason: { code: 'encoding_unknown', message: 'No encoding fits.' },
  };
  expect(importReport(failed as Import, 0, {})).toMatch(
    /^Import imp_1 failed .*\nReason: No encoding fits. \(encoding_unknown\)/,
  );
});
