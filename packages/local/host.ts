import path from 'node:path';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { clientOf, provisionTables, startEngine } from './dynamodb/table-host.ts';
import { bucketSources, deadLetterBucket, scheduleSources, streamMappings } from './events/event-sources.ts';
import { startPipelines } from './events/pipelines.ts';
import { type ApiSource, apiSource } from './http/api-source.ts';
import { startHttpApi } from './http/http-api.ts';
import { functionSources } from './lambda/function-source.ts';
import { LambdaHost } from './lambda/lambda.ts';
import { pagesFront } from './pages/pages-front.ts';
import { findPort } from './ports.ts';
import { startScheduler } from './schedule/scheduler.ts';
import { deadLetterWriter } from './stream/dead-letters.ts';
import { startStreamPollers } from './stream/stream.ts';
import { type CloudAssembly, readCloudAssembly } from './template/cloud-assembly.ts';
import { synthesise } from './template/synthesise.ts';
import { Template } from './template/template.ts';
import type { FunctionError, InvokeResult } from './types.ts';

/** Preferred ports; where one is busy, or 0, the host takes a free one. */
export interface Ports {
  readonly api: number;
  readonly dynamodb: number;
  readonly s3: number;
  readonly events: number;
}

export interface HostOptions {
  /** Holds tables, objects, executions and logs. */
  readonly directory: string;
  /** Keeps the tables in memory. */
  readonly inMemory?: boolean;
  readonly ports?: Ports;
  /** Folder of a synthesised app; without it the host synthesises this project's own. */
  readonly assembly?: string;
  /** Whether jobs run by the clock, not on demand only. Default true. */
  readonly schedules?: boolean;
  /** Whether functions follow the changes of the table. Default true. */
  readonly streams?: boolean;
  /** Loads the functions behind the API at once, so that the first request need not wait for them. */
  readonly warm?: boolean;
  /** What every function finds in its environment beside what the template says. */
  readonly environment?: { readonly [name: string]: string };
  /** The folder of the built pages, once they are built; without it the API alone is served. */
  readonly pages?: Promise<string>;
  readonly onProgress?: (step: string) => void;
  readonly onFailure?: (functionId: string, error: FunctionError) => void;
}

/** The app, running on this machine. */
export interface Host {
  readonly apiUrl: string;
  readonly s3Url: string;
  /** Takes PutEvents. */
  readonly eventsUrl: string;
  readonly dynamodbUrl: string;
  readonly dynamodb: DynamoDBClient;
  readonly tableName: string;
  /** The bucket whose files are imported. */
  readonly bucket: string;
  /** Settles, with the reason, only when an engine ends by itself. */
  readonly failed: Promise<string>;
  /** By id (`import-plan`), name or ARN. */
  invoke(functionId: string, payload: unknown): Promise<InvokeResult>;
  jobNames(): string[];
  runJob(name: string, at?: Date): Promise<unknown>;
  /** Fulfilled as soon as no state machine runs. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

/** Brings the template to life: engines, tables and buckets, functions, HTTP API, events, machines, schedules. */
export const startHost = async (options: HostOptions): Promise<Host> => {
  const resources = new AsyncDisposableStack();
  try {
    return await assembleHost(options, resources);
  } catch (error) {
    await resources.disposeAsync();
    throw error;
  }
};

const assembleHost = async (options: HostOptions, resources: AsyncDisposableStack): Promise<Host> => {
  const { directory, onProgress = () => undefined } = options;
  const ports = await choosePorts(options.ports);
  const stopping = new AbortController();
  resources.defer(() => stopping.abort());
  const [assembly, engine] = await Promise.all([
    loadAssembly(options, stopping.signal),
    startEngine(options, ports.dynamodb, resources),
  ]);
  onProgress('template and engine of the table ready');
  const template = new Template(assembly, { apiUrl: `http://127.0.0.1:${ports.api}` });
  const dynamodb = clientOf(engine.url);
  resources.defer(() => dynamodb.destroy());
  const tables = await provisionTables(dynamodb, template);
  onProgress('tables ready');
  const lambda = hostFunctions(options, template, assembly, {
    dynamodb: engine.url,
    s3: `http://127.0.0.1:${ports.s3}`,
  });
  resources.defer(() => lambda.close());
  const { invoke, warm } = lambda;
  const { events, s3, machines } = await startPipelines(
    template,
    { directory, s3Port: ports.s3, eventsPort: ports.events, invoke, warm },
    resources,
  );
  onProgress('buckets and state machines ready');
  const streams = startStreamPollers({
    mappings: (options.streams ?? true) ? streamMappings(template) : [],
    onDiscard: deadLetterWriter(s3.url),
    streamArnOf: (arn) => tables.streamArns.get(arn),
    dynamodbUrl: engine.url,
    checkpointDirectory: path.join(directory, 'streams'),
    invoke,
  });
  resources.defer(() => streams.close());
  const schedules = scheduleSources(template).map((schedule) => ({
    ...schedule,
    enabled: schedule.enabled && (options.schedules ?? true),
  }));
  const scheduler = startScheduler({ schedules, invoke });
  resources.defer(() => scheduler.close());
  const source = apiSource(template);
  const front = options.pages && pagesFront(template, { folder: options.pages, s3Url: s3.url });
  const api = await startHttpApi(source, { port: ports.api, invoke, front });
  resources.defer(() => api.close());
  if (options.warm) void lambda.warmInTurn(functionsBehind(source));
  return {
    apiUrl: api.url,
    s3Url: s3.url,
    eventsUrl: events.url,
    dynamodbUrl: engine.url,
    dynamodb,
    tableName: tables.name,
    bucket: importBucket(template),
    failed: engine.failed,
    invoke,
    jobNames: () => scheduler.names(),
    runJob: (name, at) => scheduler.runNow(name, at),
    idle: () => machines.idle(),
    close: () => resources.disposeAsync(),
  };
};

const choosePorts = async (
  { api, dynamodb, s3, events }: Ports = { api: 0, dynamodb: 0, s3: 0, events: 0 },
): Promise<Ports> => ({
  api: await findPort(api),
  dynamodb: await findPort(dynamodb),
  s3: await findPort(s3),
  events: await findPort(events),
});

const loadAssembly = async (
  { assembly, directory }: HostOptions,
  signal: AbortSignal,
): Promise<CloudAssembly> => {
  if (assembly !== undefined) return readCloudAssembly(assembly);
  const own = path.join(directory, 'app');
  await synthesise(own, signal);
  return readCloudAssembly(own);
};

const hostFunctions = (
  { directory, onFailure, environment }: HostOptions,
  template: Template,
  assembly: CloudAssembly,
  urls: { readonly dynamodb: string; readonly s3: string },
): LambdaHost =>
  new LambdaHost({
    functions: functionSources(template, assembly),
    environment: {
      ...environment,
      AWS_ENDPOINT_URL_DYNAMODB: urls.dynamodb,
      AWS_ENDPOINT_URL_S3: urls.s3,
    },
    logDirectory: path.join(directory, 'logs'),
    ...(onFailure && { onFailure }),
  });

/** Authorizers first, since most requests come by them. */
const functionsBehind = ({ routes }: ApiSource): Set<string> => {
  const authorizers = routes.flatMap(({ authorizerArn }) => authorizerArn ?? []);
  return new Set([...authorizers, ...routes.map(({ functionArn }) => functionArn)]);
};

const importBucket = (template: Template): string => {
  const deadLetters = new Set(streamMappings(template).map(deadLetterBucket));
  const bucket = bucketSources(template).find(({ announces, name }) => announces && !deadLetters.has(name));
  if (!bucket) throw new Error('The template has no bucket that announces its objects.');
  return bucket.name;
};
