import path from 'node:path';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { askHost } from './ask-host.ts';
import { CommandError, runCommand } from './command-error.ts';
import { findHost } from './running-host.ts';

// `npm run job -- NAME [--at TIME]`: runs a scheduled job of the running host now.

const namesSchema = v.object({ jobs: v.array(v.string()) });
const resultSchema = v.object({ result: v.unknown() });

const main = async (): Promise<number> => {
  const { values, positionals } = parseArgs({ options: { at: { type: 'string' } }, allowPositionals: true });
  const [name] = positionals;
  const at = values.at === undefined ? undefined : readTime(values.at);
  const host = await findHost(path.resolve('.local'));
  const { jobs } = v.parse(namesSchema, await askHost(host, 'GET', '/jobs'));
  if (name === undefined || !jobs.includes(name)) {
    const problem = name === undefined ? 'Which job?' : `There is no job "${name}".`;
    throw new CommandError(`${problem} Jobs: ${jobs.join(', ')}`);
  }
  const { result } = v.parse(resultSchema, await askHost(host, 'POST', '/jobs', { name, ...(at && { at }) }));
  console.log(JSON.stringify(result, null, 2));
  return 0;
};

const readTime = (text: string): string => {
  const time = new Date(text);
  if (Number.isNaN(time.getTime()))
    throw new CommandError(`--at takes a time such as 2026-01-31T02:00:00Z, not "${text}".`);
  return time.toISOString();
};

await runCommand(main);
