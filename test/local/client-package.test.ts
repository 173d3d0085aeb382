import { execFile, execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { createContext, runInContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { buildSync, transformSync } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { unpackWorkspace } from '#test/harness/packed.ts';
import { refusal, startStubApi } from '#test/harness/stub-api.ts';

// The client as others get it: packed, unpacked beside a program of theirs, without the sources of this checkout.

const run = promisify(execFile);
const root = process.cwd();
const consumer = mkdtempSync(join(tmpdir(), 'callbook-consumer-'));
const inConsumer = (...names: string[]) => join(consumer, ...names);
const inModules = (...names: string[]) => inConsumer('node_modules', ...names);

const consumerSource = `
import { createCallbook } from 'callbook-client';
import { CallbookApiError } from 'callbook-client/api-error';
import type { RecordOf } from 'callbook-client/calls';
import type { Contact } from 'callbook-client/schema';

export const demo = async (url: string) => {
  const callbook = createCallbook({ url, token: 'cb_stub' });
  const body = { name: 'Ada Lovelace', phone: '+442079460958' };
  const { data } = await callbook.POST('/api/crm/contacts', { body });
  const created: Contact = data.contact;
  const listed: RecordOf<'/api/crm/contacts'>[] = [];
  const params = { query: { tags: ['a,b', 'c'], cf: { seats: { from: 10 } } } };
  for await (const contact of callbook.records('/api/crm/contacts', { params })) listed.push(contact);
  // @ts-expect-error There is no such path.
  const refused: unknown = await callbook.GET('/api/crm/nothing').catch((error: unknown) => error);
  // @ts-expect-error A company has no such property.
  await callbook.POST('/api/crm/companies', { body: { naem: 'Acme' } }).catch(() => undefined);
  const faults = refused instanceof CallbookApiError ? refused.details : undefined;
  return { created: created.id, listed: listed.map(({ id }) => id), faults };
};
`;

/** Pages that came over plain HTTP have no \`randomUUID\`. */
const program = `
import { demo } from './consumer.js';
Object.defineProperty(crypto, 'randomUUID', { value: undefined });
console.log(JSON.stringify(await demo(process.argv[2])));
`;

let packed: string[] = [];
const outcome = { created: 'cont_1', listed: ['cont_1', 'cont_2'], faults: refusal.error.details };

beforeAll(() => {
  packed = unpackWorkspace('callbook-client', inModules('callbook-client'));
  mkdirSync(inModules('@types'), { recursive: true });
  for (const name of [
    'openapi-fetch',
    'openapi-typescript-helpers',
    'valibot',
    '@types/node',
    'undici-types',
  ])
    symlinkSync(join(root, 'node_modules', name), inModules(name), 'junction');
  writeFileSync(inConsumer('package.json'), JSON.stringify({ type: 'module' }));
  writeFileSync(inConsumer('consumer.ts'), consumerSource);
  writeFileSync(inConsumer('consumer.js'), transformSync(consumerSource, { loader: 'ts' }).code);
  writeFileSync(inConsumer('program.js'), program);
});

afterAll(() => rmSync(consumer, { recursive: true, force: true }));

/** This Node, and the system's, where it is one that the package is for. */
const nodes = (): string[] => {
  const programs = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.startsWith(root))
    .map((folder) => join(folder, process.platform === 'win32' ? 'node.exe' : 'node'));
  const other = programs.find((path) => existsSync(path));
  if (other === undefined) return [process.execPath];
  const version = execFileSync(other, ['--version'], { encoding: 'utf8' });
  const isFit = Number.parseInt(version.slice(1), 10) >= 20;
  return isFit && version.trim() !== process.version ? [process.execPath, other] : [process.execPath];
};

test('the package holds what is built alone, whose types name no sources', () => {
  const others = packed.filter((name) => !/^(package\.json|README\.md|dist\/[\w-]+\.(js|d\.ts))$/.test(name));
  const types = packed.filter((name) => name.endsWith('.d.ts'));
  const named = types.filter((name) =>
    /from '[^']+\.ts'/.test(readFileSync(inModules('callbook-client', name), 'utf8')),
  );
  expect([others, named, types.length > 3]).toEqual([[], [], true]);
});

test.each(nodes())('%s calls the API by it', async (node) => {
  await using api = await startStubApi();
  const { stdout, stderr } = await run(node, [inConsumer('program.js'), api.url]);
  expect([JSON.parse(stdout), stderr]).toEqual([outcome, '']);
  const [first, again, ...pages] = api.requests;
  expect(first).toMatchObject({ method: 'POST', authorization: 'Bearer cb_stub' });
  expect(first?.key).toMatch(/^[!-~]{16,255}$/);
  expect(again).toEqual(first);
  expect(pages.slice(0, 2).map(({ url }) => decodeURIComponent(url))).toEqual([
    '/api/crm/contacts?limit=200&tags="a,b",c&cf.seats.from=10',
    '/api/crm/contacts?limit=200&tags="a,b",c&cf.seats.from=10&cursor=2',
  ]);
});

const checks = {
  'a bundler, for pages': [
    '--module',
    'esnext',
    '--moduleResolution',
    'bundler',
    '--lib',
    'es2022,dom,dom.iterable',
  ],
  'Node, without the DOM': [
    '--module',
    'nodenext',
    '--moduleResolution',
    'nodenext',
    '--lib',
    'esnext',
    '--types',
    'node',
  ],
};

test.each(Object.entries(checks))('types are those of the package to %s', async (_, options) => {
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const strict = [
    '--noEmit',
    '--strict',
    '--exactOptionalPropertyTypes',
    '--skipLibCheck',
    'false',
    '--target',
    'es2022',
  ];
  const checked = run(process.execPath, [compiler, ...strict, ...options, 'consumer.ts'], { cwd: consumer });
  expect(await checked.catch(({ stdout }) => stdout)).toEqual({ stdout: '', stderr: '' });
});

const bundle = (contents: string): string => {
  const { outputFiles } = buildSync({
    stdin: { contents, resolveDir: consumer },
    bundle: true,
    minify: true,
    platform: 'browser',
    format: 'iife',
    globalName: 'page',
    write: false,
  });
  return outputFiles[0]?.text ?? '';
};

test('a bundle for browsers runs with what browsers have', async () => {
  await using api = await startStubApi();
  const { fetch, FormData, Request, Response, Headers, URL, URLSearchParams, setTimeout, clearTimeout } =
    globalThis;
  const web = { FormData, fetch, Request, Response, Headers, URL, URLSearchParams, setTimeout, clearTimeout };
  const page = createContext({ ...web, crypto: { getRandomValues: crypto.getRandomValues.bind(crypto) } });
  runInContext(bundle("export { demo } from './consumer.ts';"), page);
  expect(await runInContext(`page.demo(${JSON.stringify(api.url)})`, page)).toEqual(outcome);
});

test('a bundle carries what it uses', () => {
  const bytes = (contents: string) => gzipSync(bundle(contents)).length;
  expect(bytes("export { createCallbook } from 'callbook-client';")).toBeLessThan(6 * 1_024);
  expect(bytes("import { createCallbook } from 'callbook-client';")).toBeLessThan(100);
});
