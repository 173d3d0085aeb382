import path from 'node:path';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { CommandError, runCommand } from './command-error.ts';
import { findHost, type RunningHost } from './running-host.ts';

// `npm run job -- NAME [--at TIME]`: runs a scheduled job of the running host now.

const namesSchema = v.object({ jobs: v.array(v.string()) });
const resultSchema = v.object({ result: v.unknown() });
const failureSchema = v.object({ message: v.string() });

const main = async (): Promise<number> => {
  const { values, positionals } = parseArgs({ options: { at: { type: 'string' } }, allowPositionals: true });
  const [name] = positionals;
  const at = values.at === undefined ? undefined : readTime(values.at);
  const host = await findHost(path.resolve('.local'));
  const { jobs } = v.parse(namesSchema, await ask(host, 'GET'));
  if (name === undefined || !jobs.includes(name)) {
    const problem = name === undefined ? 'Which job?' : `There is no job "${name}".`;
    throw new CommandError(`${problem} Jobs: ${jobs.join(', ')}`);
  }
  const { result } = v.parse(resultSchema, await ask(host, 'POST', { name, ...(at && { at }) }));
  console.log(JSON.stringify(result, null, 2));
  return 0;
};

const readTime = (text: string): string => {
  const time = new Date(text);
  if (Number.isNaN(time.getTime()))
    throw new CommandError(`--at takes a time such as 2026-01-31T02:00:00Z, not "${text}".`);
  return time.toISOString();
};

const ask = async ({ admin_url, secret }: RunningHost, method: string, body?: object): Promise<unknown> => {
  const response = await fetch(`${admin_url}/jobs`, {
    method,
    headers: { authorization: `Bearer ${secret}` },
    body: body ? JSON.stringify(body) : null,
  });
  const answer: unknown = await response.json();
  if (!response.ok) throw new CommandError(v.parse(failureSchema, answer).message);
  return answer;
};

await runCommand(main);
