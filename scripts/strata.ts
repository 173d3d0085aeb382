import { readFileSync } from 'node:fs';

const page = readFileSync(new URL('../docs/architecture.md', import.meta.url), 'utf8');
const [, picture = ''] = /^## Strata\n.*?^```\n(.+?)^```$/ms.exec(page) ?? [];

/**
 * The folders of `packages/core` as the architecture draws them, from the bottom to the top: each knows those of the
 * strata below its own, and none beside it.
 */
export const strata: readonly string[][] = picture
  .trim()
  .split('\n')
  .map((line) => line.split(/ {2,}/)[0]?.split(' · ') ?? [])
  .toReversed();
