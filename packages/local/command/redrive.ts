import path from 'node:path';
import * as v from 'valibot';
import { askHost } from './ask-host.ts';
import { runCommand } from './command-error.ts';
import { findHost } from './running-host.ts';

// `npm run redrive`: has the running host project again what it gave up; ends with 1 when something is left.

const reportSchema = v.object({
  result: v.object({
    redriven: v.number(),
    left: v.array(v.object({ key: v.string(), reason: v.string() })),
  }),
});

const main = async (): Promise<number> => {
  const host = await findHost(path.resolve('.local'));
  const { redriven, left } = v.parse(reportSchema, await askHost(host, 'POST', '/redrive')).result;
  console.log(`${redriven} changes projected, ${left.length} dead letters left.`);
  for (const { key, reason } of left) console.log(`  ${key}: ${reason}`);
  return left.length === 0 ? 0 : 1;
};

await runCommand(main);
