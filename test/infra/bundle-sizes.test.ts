import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { bundleFunctions } from '#infra/bundle.ts';
import { bundleEntries } from '#infra/lambda.ts';

// What a cold start reads and evaluates, without a clock; `npm run bench` measures the time.

const mostKilobytes = 280;
/** That of scans alone has the letters of all scripts. */
const mostOf: Readonly<Record<string, number>> = { 'scan-work': 420 };

/** Packages that take long to evaluate, by the functions that need them; no other function may carry them. */
const heavy: Readonly<Record<string, RegExp>> = {
  '@aws-sdk/client-s3':
    /^(bulk-|clean-imports|duplicates|extractions|import-(chunk|fail|finish|plan|preview|register)|imports|jobs|person-|privacy|publish-pages|read-transcript|resume-erasures|redrive|scan-(duplicates|finish|plan|work)|take-stock)/,
  'any-ascii': /^scan-work$/,
  'double-metaphone': /^scan-work$/,
  '@aws-sdk/client-bedrock-runtime': /^read-transcript$/,
  '@aws-sdk/lib-storage': /^(clean-imports|import-(fail|finish)|imports)$/,
  papaparse:
    /^(clean-imports|import-(fail|finish|plan)|imports|person-(chunk|finish)|privacy|resume-erasures)$/,
  yauzl: /^(import-plan|person-(chunk|finish)|privacy|resume-erasures)$/,
  'aws-jwt-verify': /^authorizer$/,
  'request-filtering-agent': /^(imports|person-(chunk|finish)|retry-webhooks|webhook-send|webhooks)$/,
  standardwebhooks: /^(retry-webhooks|webhook-send|webhooks)$/,
  // The description of the API is made with the bundles, and Lambda has its credentials in the environment.
  '@valibot/to-json-schema': /^$/,
  '@aws-sdk/credential-provider-node': /^$/,
  '@aws-sdk/nested-clients': /^$/,
  '@aws-sdk/credential-provider-ini': /^$/,
};

/** Functions without numbers of contacts, which need not load what is known of them. */
const withoutNumbers = [...['authorizer', 'system', 'teams', 'webhooks', 'import-turn', 'clean-jobs']];

const entries = bundleEntries();
const folder = bundleFunctions(process.cwd(), entries);
const mapSchema = v.pipe(v.string(), v.parseJson(), v.object({ sources: v.array(v.string()) }));

const packagesOf = (id: string): Set<string> => {
  const { sources } = v.parse(mapSchema, readFileSync(join(folder, id, 'index.mjs.map'), 'utf8'));
  return new Set(
    sources.flatMap((source) => {
      const name = source.slice(source.lastIndexOf('node_modules/') + 'node_modules/'.length);
      return source.includes('node_modules/') ? [/^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? ''] : [];
    }),
  );
};

/** All but those that know letters of many scripts: of files and names in any. */
const plain = Object.keys(entries).filter(
  (id) => !/^(import-plan|scan-work|person-(chunk|finish)|privacy|resume-erasures)$/.test(id),
);

test.each(plain)('%s is held in memory with a byte for each character', (id) => {
  const others = readFileSync(join(folder, id, 'index.mjs'), 'utf8').match(/.{0,40}[^\0-\x7f]+/g);
  expect(others, 'esbuild leaves regular expressions as they are: write \\u escapes').toBe(null);
});

describe.each(Object.keys(entries))('%s', (id) => {
  test('is small', () => {
    const bytes = gzipSync(readFileSync(join(folder, id, 'index.mjs'))).length;
    expect(bytes / 1_024).toBeLessThan(mostOf[id] ?? mostKilobytes);
  });

  test('leaves alone what would cost it more than all of its own', () => {
    const code = readFileSync(join(folder, id, 'index.mjs'), 'utf8');
    // An import of it loads Node's client for `fetch`.
    expect(code).not.toMatch(/(?:from|import\(|require\()\s*"(?:node:)?http"/);
    // What a dynamic import shares with the rest would be wrapped in functions, each evaluated by its own.
    expect(code.match(/\(\(\)=>\{"use strict"/g)?.length).toBeLessThan(4);
    // Schemas of operations that nothing here uses.
    expect(code).not.toMatch(/"(?:CreateBucketRequest|CreateTableInput|SelectObjectContentRequest)"/);
  });

  test('evaluates at its start what it needs', () => {
    const packages = packagesOf(id);
    expect(packages.has('valibot')).toBe(true);
    const idle = Object.keys(heavy).filter((name) => packages.has(name) && !heavy[name]?.test(id));
    expect(idle).toEqual([]);
    if (withoutNumbers.includes(id)) expect(packages).not.toContain('libphonenumber-js');
  });
});
