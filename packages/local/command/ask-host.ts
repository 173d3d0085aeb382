import * as v from 'valibot';
import { CommandError } from './command-error.ts';
import type { RunningHost } from './running-host.ts';

const failureSchema = v.object({ message: v.string() });

/** What a running host answers to its command line. Throws CommandError with what the host has to say against it. */
export const askHost = async (
  { admin_url, secret }: RunningHost,
  method: string,
  path: string,
  body?: object,
): Promise<unknown> => {
  const response = await fetch(admin_url + path, {
    method,
    headers: { authorization: `Bearer ${secret}` },
    body: body ? JSON.stringify(body) : null,
  });
  const answer: unknown = await response.json();
  if (!response.ok) throw new CommandError(v.parse(failureSchema, answer).message);
  return answer;
};
