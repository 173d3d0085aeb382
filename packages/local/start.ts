import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startAdmin } from './command/admin.ts';
import { CommandError, runCommand } from './command/command-error.ts';
import { claimData } from './command/data-version.ts';
import { seedDemoTeam } from './command/demo-team.ts';
import { type Endpoint, readEndpoint, writeEndpoint } from './command/endpoint.ts';
import { claimFolder, newSecret } from './command/running-host.ts';
import { writeSampleFile } from './command/sample-file.ts';
import { welcome } from './command/welcome.ts';
import { type Host, type Ports, startHost } from './host.ts';
import { buildPages } from './pages/build-pages.ts';
import { isFree } from './ports.ts';

// `npm start`: hosts the app until it is told to end.

// Lambda's clock.
process.env.TZ = 'UTC';

const directory = path.resolve('.local');
const stopWithinMs = 4_500;
/** Exit codes: Ctrl-C as shells know it, an asked-for end as success. */
const exitCodes = { SIGINT: 130, SIGTERM: 0, SIGHUP: 0 } as const;

const main = async (): Promise<number> => {
  const { fresh, port, engine } = readArguments();
  chooseEngine(engine);
  const ended = untilSignal();
  let host: Host | undefined;
  const secret = newSecret();
  await using admin = await startAdmin(secret, {
    apiUrl: () => host?.apiUrl,
    jobNames: () => readyHost(host).jobNames(),
    runJob: (name, at) => readyHost(host).runJob(name, at),
    redrive: async () => {
      const result = await readyHost(host).invoke('redrive', {});
      if (!result.ok) throw new CommandError(`redrive failed: ${result.error.errorMessage}`);
      return result.payload;
    },
  });
  using _folder = await claimFolder(directory, { pid: process.pid, admin_url: admin.url, secret });
  const ports = await choosePorts(port);
  if (fresh) removeData();
  claimData(directory);
  console.log('Starting the table and preparing the app …');
  // Whoever asks for a page sooner waits for it; the API does not.
  const pages = buildPages();
  pages.catch((error) => console.error(error instanceof Error ? error.message : error));
  const starting = startHost({ directory, ports, warm: true, pages, onFailure: reportFailure });
  const early = await Promise.race([starting, ended]);
  if (typeof early === 'number') {
    // What fails now failed because it was interrupted.
    await starting.then(
      (late) => late.close(),
      () => undefined,
    );
    return early;
  }
  host = early;
  try {
    const endpoint = await prepareEndpoint(host);
    console.log(welcome(endpoint, writeSampleFile(directory), performance.now()));
    const end = await Promise.race([ended, host.failed]);
    if (typeof end === 'string') console.error(end);
    return typeof end === 'string' ? 1 : end;
  } finally {
    console.log('Stopping …');
    await host.close();
  }
};

const defaultPort = 4040;

interface Arguments {
  readonly fresh: boolean;
  readonly port: number | undefined;
  readonly engine: string | undefined;
}

const readArguments = (): Arguments => {
  const { values } = parseArgs({
    options: {
      fresh: { type: 'boolean', default: false },
      port: { type: 'string' },
      engine: { type: 'string' },
    },
  });
  const { fresh, engine } = values;
  if (values.port === undefined) return { fresh, port: undefined, engine };
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > 65_532) {
    throw new CommandError(`--port takes a number from 1 to 65532, not "${values.port}".`);
  }
  return { fresh, port, engine };
};

/** The engine of the table: the builtin one, unless Amazon's is asked for, which needs Java or Docker. */
const chooseEngine = (engine: string | undefined): void => {
  if (engine === undefined || engine === 'builtin') return;
  if (engine !== 'dynamodb-local')
    throw new CommandError(`--engine takes "builtin" or "dynamodb-local", not "${engine}".`);
  process.env.CALLBOOK_DYNAMODB ||= 'java';
  console.log(
    'DynamoDB Local is slower, more so with many contacts, never throttles, and takes more projected attributes than AWS does.',
  );
};

/** The port that was asked for, and those next to it. Nobody looks for the API elsewhere, unless nobody named a port. */
const choosePorts = async (asked: number | undefined): Promise<Ports> => {
  const api = asked ?? defaultPort;
  if (!(await isFree(api))) {
    if (asked !== undefined)
      throw new CommandError(`Port ${api} is taken by another program. Name another one with --port.`);
    console.log(`Port ${api} is taken by another program: Callbook answers at another one, told below.`);
  }
  return { api, dynamodb: api + 1, s3: api + 2, events: api + 3 };
};

/**
 * The exit code for the first signal, or for the end of the process that started this one. Another Ctrl-C, or too
 * slow a stop, ends the process at once, and the engine with it.
 */
const untilSignal = (): Promise<number> =>
  new Promise((resolve) => {
    let askedAt: number | undefined;
    const end = (code: number) => {
      // A terminal sends Ctrl-C to this process and to the one that started it, which passes it on.
      if (askedAt !== undefined && performance.now() - askedAt > 500) process.exit(code);
      if (askedAt !== undefined) return;
      askedAt = performance.now();
      setTimeout(() => process.exit(code), stopWithinMs).unref();
      resolve(code);
    };
    for (const [signal, code] of Object.entries(exitCodes)) process.on(signal, () => end(code));
    process.on('disconnect', () => end(0));
    process.channel?.unref();
  });

const readyHost = (host: Host | undefined): Host => {
  if (!host) throw new CommandError('Callbook is still starting.');
  return host;
};

/** Begins anew; the lock and the logs stay. */
const removeData = (): void => {
  if (process.env.CALLBOOK_DYNAMODB_URL) {
    throw new CommandError(
      '--fresh cannot empty the DynamoDB Local at CALLBOOK_DYNAMODB_URL. Restart that one empty.',
    );
  }
  for (const name of ['data-version', 'dynamodb', 's3', 'executions', 'streams', 'endpoint.json']) {
    rmSync(path.join(directory, name), { recursive: true, force: true });
  }
};

const prepareEndpoint = async ({ dynamodb, tableName, bucket, ...host }: Host): Promise<Endpoint> => {
  const team = await seedDemoTeam(dynamodb, tableName, readEndpoint(directory));
  const endpoint = {
    ...{ api_url: host.apiUrl, s3_url: host.s3Url, dynamodb_url: host.dynamodbUrl },
    events_url: host.eventsUrl,
    table: tableName,
    bucket,
    token: team.token,
    team_id: team.team_id,
    drop_prefix: team.drop_prefix,
  };
  mkdirSync(directory, { recursive: true });
  writeEndpoint(directory, endpoint);
  return endpoint;
};

const reportFailure = (
  functionId: string,
  { errorType, errorMessage }: { errorType: string; errorMessage: string },
) => console.error(`${functionId} failed: ${errorType}: ${errorMessage} (see .local/logs/${functionId}.log)`);

await runCommand(main);
