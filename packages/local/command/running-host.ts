import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { CommandError } from './command-error.ts';

const hostSchema = v.object({ pid: v.number(), admin_url: v.string(), secret: v.string() });
const statusSchema = v.object({ pid: v.number(), api_url: v.nullable(v.string()) });

/** Where a running host can be asked, kept in `.local/host.json`. */
export type RunningHost = v.InferOutput<typeof hostSchema>;

export const newSecret = (): string => randomBytes(32).toString('base64url');

/** Makes this process the one host of the folder. Throws CommandError when another one runs there. */
export const claimFolder = async (directory: string, host: RunningHost): Promise<Disposable> => {
  const file = fileIn(directory);
  mkdirSync(directory, { recursive: true });
  // One that an earlier version made is open to everybody.
  chmodSync(directory, 0o700);
  for (let attempt = 0; attempt < 10; attempt++) {
    if (tryCreate(file, host)) return { [Symbol.dispose]: () => removeIf(file, host.secret) };
    const present = readHost(file);
    if (present) await refuseWhileAlive(present);
    removeIf(file, present?.secret);
  }
  throw new CommandError(`Several hosts try to start in ${directory} at once. Try again.`);
};

/** The host that runs in this folder. Throws CommandError when there is none. */
export const findHost = async (directory: string): Promise<RunningHost> => {
  const host = readHost(fileIn(directory));
  if (!host || (await stateOf(host)) === 'gone')
    throw new CommandError('Callbook is not running. Start it with: npm start');
  return host;
};

const fileIn = (directory: string): string => path.join(directory, 'host.json');

const tryCreate = (file: string, host: RunningHost): boolean => {
  try {
    writeFileSync(file, JSON.stringify(host), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (isErrno(error, 'EEXIST')) return false;
    throw error;
  }
};

/** Undefined when the file is gone or was cut short by a crash. */
const readHost = (file: string): RunningHost | undefined => {
  try {
    const result = v.safeParse(v.pipe(v.string(), v.parseJson(), hostSchema), readFileSync(file, 'utf8'));
    return result.success ? result.output : undefined;
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return undefined;
    throw error;
  }
};

/** Removes the file unless it belongs to someone else by now; moved aside first, so that one remover wins. */
const removeIf = (file: string, secret: string | undefined): void => {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return;
    throw error;
  }
  if (readHost(aside)?.secret === secret) rmSync(aside);
  else renameSync(aside, file);
};

const refuseWhileAlive = async (host: RunningHost): Promise<void> => {
  const state = await stateOf(host);
  if (state === 'gone') return;
  if (state === 'silent') {
    throw new CommandError(`Callbook is running as process ${host.pid}, but does not answer. End it first.`);
  }
  throw new CommandError(
    state.api_url === null
      ? `Callbook is already starting as process ${host.pid}.`
      : `Callbook is already running at ${state.api_url} (process ${host.pid}).`,
  );
};

/** Nobody at the address, or someone else who got the port or the process id since then, means `gone`. */
const stateOf = async ({ pid, admin_url, secret }: RunningHost) => {
  try {
    const response = await fetch(`${admin_url}/status`, {
      headers: { authorization: `Bearer ${secret}` },
      signal: AbortSignal.timeout(2_000),
    });
    const status = v.safeParse(v.pipe(v.string(), v.parseJson(), statusSchema), await response.text());
    return status.success && status.output.pid === pid ? status.output : 'gone';
  } catch (error) {
    return error instanceof Error && error.name === 'TimeoutError' ? 'silent' : 'gone';
  }
};

const isErrno = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;
