import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from '@swc/core';
import { analyse } from 'scslre';
import * as v from 'valibot';
import { expect, test, vi } from 'vitest';
import { subjectSchema } from '#core/personal-data/subject.ts';

/** What may meet text from outside. */
const folders = ['packages/core', 'packages/functions'];

interface Found {
  file: string;
  source: string;
  flags: string;
}

const isNode = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** All expressions of a file as they are written; those put together at run time as `made`. */
const expressionsIn = (file: string): { written: Found[]; made: boolean } => {
  const written: Found[] = [];
  let made = false;
  const walk = (node: unknown): void => {
    if (!isNode(node)) return;
    const { type, pattern, flags, callee } = node;
    if (type === 'RegExpLiteral') written.push({ file, source: String(pattern), flags: String(flags) });
    if (
      ['NewExpression', 'CallExpression'].includes(String(type)) &&
      isNode(callee) &&
      callee.value === 'RegExp'
    )
      made = true;
    for (const inner of Object.values(node)) walk(inner);
  };
  walk(parseSync(readFileSync(file, 'utf8'), { syntax: 'typescript' }));
  return { written, made };
};

const files = folders.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name}`),
);

/** Files that give their expressions no text of more characters than this: its square is little then. */
const bounded: ReadonlyMap<string, number> = new Map([
  ['packages/core/files/file-name.ts', 200],
  ['packages/core/import-file/email-cell.ts', 1_000],
  ['packages/core/import-file/several-values.ts', 1_000],
  ['packages/core/phone/phone-extension.ts', 250],
]);

/** Ways in which the time of an expression may grow faster than the text. */
const faultsOf = ({ file, source, flags }: Found): string[] =>
  analyse({ source, flags })
    .reports.filter(({ exponential }) => exponential || !bounded.has(file))
    .map(({ type }) => `${file}: /${source}/${flags}: ${type}`);

test('no expression takes longer than in proportion to its text', () => {
  const written = files.flatMap((file) => expressionsIn(file).written);
  expect(written.length).toBeGreaterThan(150);
  expect(written.flatMap(faultsOf)).toEqual([]);
});

/** The file that the constructor was called in, where it is one of these. */
const makerOf = (stack: string): string | undefined => {
  const [, caller = ''] = stack.split('\n').filter((line) => !line.includes('expressions.test'));
  return files.find((file) => caller.includes(`/${file}`));
};

const lists = Object.entries(subjectSchema.entries).flatMap(([name, { type }]) =>
  type === 'array' ? [[name, []]] : [],
);
/** Nobody, of whom nothing is known. */
const blankSubject = v.parse(subjectSchema, {
  ...Object.fromEntries(lists),
  ...{ team_id: 'team_1', contact_id: 'cont_1', since: '2026-01-01T00:00:00.000Z', opted_out: false },
});

test('nor does one that is put together at run time', async () => {
  const making = files.filter((file) => expressionsIn(file).made);
  const made: Found[] = [];
  // Those that other tests have loaded are loaded anew.
  vi.resetModules();
  const { RegExp: original } = globalThis;
  globalThis.RegExp = new Proxy(original, {
    construct: (target, [source, flags]) => {
      const one = new target(source, flags);
      const file = makerOf(new Error().stack ?? '');
      if (file !== undefined) made.push({ file, source: one.source, flags: one.flags });
      return one;
    },
  });
  try {
    for (const file of making) await import(path.resolve(file));
    // Whose expressions others make by it.
    await import('#core/extraction/rules.ts');
    (await import('#core/extraction/context.ts')).asksForName('x');
    const { tracesOf } = await import('#core/personal-data/traces.ts');
    tracesOf({
      ...blankSubject,
      phones: ['+493012345678'],
      raw_phones: ['030/123 456 78'],
      emails: ['ada@example.com'],
      external_ids: ['crm-4711'],
      names: ['Ada King Lovelace'],
    });
    const { withTightQuotes } = await import('#core/import-file/tight-quotes.ts');
    for (const delimiter of [',', '\t', '|', ']', '^']) withTightQuotes(`a${delimiter} "b"`, { delimiter });
  } finally {
    globalThis.RegExp = original;
  }
  expect([...new Set(made.map(({ file }) => file))].sort()).toEqual(making.sort());
  expect(made.flatMap(faultsOf)).toEqual([]);
});

test.each(['^(a+)+$', '^[^@]+@[^@]+\\.[^@]+$', '\\s+/', '\\[[^\\]]*\\]'])('%s would be found', (source) => {
  expect(faultsOf({ file: 'x', source, flags: 'u' })).not.toEqual([]);
});
