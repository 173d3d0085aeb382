import path from 'node:path';
import { type LocalS3, startS3 } from '../s3/s3-server.ts';
import { type StateMachines, startStateMachines } from '../state-machine/step-functions.ts';
import { accountId, region } from '../template/resource-kinds.ts';
import type { Template } from '../template/template.ts';
import type { InvokeFunction, ReadObject } from '../types.ts';
import { EventBus, objectCreatedEvent } from './event-bridge.ts';
import {
  bucketSources,
  checkRuleTargets,
  isFunctionArn,
  ruleSources,
  stateMachineSources,
} from './event-sources.ts';
import { type EventsServer, startEvents } from './events-server.ts';

export interface Pipelines {
  readonly events: EventsServer;
  readonly s3: LocalS3;
  readonly machines: StateMachines;
}

export interface PipelineOptions {
  readonly directory: string;
  readonly s3Port: number;
  readonly eventsPort: number;
  readonly invoke: InvokeFunction;
  readonly warm: (functionArns: readonly string[]) => void;
}

/** The buckets, the rules that follow their events, and the state machines that these start. */
export const startPipelines = async (
  template: Template,
  { directory, s3Port, eventsPort, invoke, warm }: PipelineOptions,
  resources: AsyncDisposableStack,
): Promise<Pipelines> => {
  const sources = stateMachineSources(template);
  const rules = ruleSources(template);
  checkRuleTargets(rules, sources);
  // An event that an earlier host left behind may come before the machines are there.
  const { promise: ready, resolve, reject } = Promise.withResolvers<StateMachines>();
  const bus = new EventBus(rules, async (arn, input, { id }) =>
    isFunctionArn(arn) ? call(invoke, arn, input) : start(await ready, arn, input, id),
  );
  const buckets = bucketSources(template);
  const announcing = new Set(buckets.filter(({ announces }) => announces).map(({ name }) => name));
  const s3 = await startS3({
    directory: path.join(directory, 's3'),
    buckets,
    port: s3Port,
    onObjectCreated: async (object) => {
      if (announcing.has(object.bucket))
        await bus.publish(objectCreatedEvent(object, { account: accountId, region }));
    },
  });
  resources.defer(() => s3.close());
  const events = await startEvents({
    port: eventsPort,
    publish: (event) => bus.publish(event),
    onLost: ({ id, 'detail-type': type }, error) =>
      console.error(`events: nobody took the event ${id} (${type}): ${reasonOf(error)}`),
  });
  resources.defer(() => events.close());
  try {
    const machines = await startStateMachines({
      machines: sources,
      invoke,
      warm,
      readObject: objectReader(s3.url),
      journalDirectory: path.join(directory, 'executions'),
    });
    resources.defer(() => machines.close());
    resolve(machines);
    return { events, s3, machines };
  } catch (error) {
    reject(error);
    throw error;
  }
};

const reasonOf = (error: unknown): string => {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join('; ');
  return error instanceof Error ? error.message : String(error);
};

const call = async (invoke: InvokeFunction, arn: string, input: unknown): Promise<void> => {
  const result = await invoke(arn, input);
  if (!result.ok) throw new Error(`${arn} did not take an event: ${result.error.errorMessage}`);
};

const start = async (
  machines: StateMachines,
  machineArn: string,
  input: unknown,
  name: string,
): Promise<void> => {
  try {
    await machines.startExecution(machineArn, input, name);
  } catch (error) {
    // The event was delivered before.
    if (error instanceof Error && error.name === 'ExecutionAlreadyExists') return;
    throw error;
  }
};

const objectReader = (endpoint: string): ReadObject => {
  let client: Promise<ReadObject> | undefined;
  return async (bucket, key) => {
    client ??= openReader(endpoint);
    return (await client)(bucket, key);
  };
};

/** Loaded with the first object that is read: the start does not wait for it. */
const openReader = async (endpoint: string): Promise<ReadObject> => {
  const { GetObjectCommand, S3Client } = await import('@aws-sdk/client-s3');
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new S3Client({ endpoint, region, credentials, forcePathStyle: true });
  return async (Bucket, Key) => {
    const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
    if (!Body) throw new Error(`s3://${Bucket}/${Key} has no body.`);
    return Body.transformToByteArray();
  };
};
