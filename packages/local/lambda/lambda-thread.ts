import { openSync, writeSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import type { FunctionError } from '../types.ts';
import type { FromThread, ThreadSettings, ToThread } from './lambda-messages.ts';

// Runs inside the worker thread of one function: loads its bundle and answers invocations, several at once.

const maxResponseBytes = 6_291_556;

type Handler = (event: unknown, context: object) => unknown;

const settings = workerData as ThreadSettings;

/** What is printed goes to the log at once: by way of the host's thread it would cost each request some of its time. */
const printToLog = (): void => {
  const log = openSync(settings.logFile, 'a');
  for (const stream of [process.stdout, process.stderr]) {
    stream.write = (chunk: string | Uint8Array, ...rest: readonly unknown[]) => {
      writeSync(log, typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
      const done = rest.at(-1);
      if (typeof done === 'function') done();
      return true;
    };
  }
};

const post = (message: FromThread): void => {
  parentPort?.postMessage(message);
};

const loadHandler = async (): Promise<Handler> => {
  const module: { readonly [name: string]: unknown } = await import(pathToFileURL(settings.entry).href);
  const handler = module[settings.handlerName];
  if (typeof handler !== 'function') {
    const error = new Error(`${settings.entry} does not export ${settings.handlerName}`);
    error.name = 'Runtime.HandlerNotFound';
    throw error;
  }
  return handler as Handler;
};

const contextOf = ({ requestId, deadline }: ToThread): object => {
  const { functionName, functionArn, memoryMb } = settings;
  return {
    awsRequestId: requestId,
    callbackWaitsForEmptyEventLoop: true,
    functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: functionArn,
    memoryLimitInMB: String(memoryMb),
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName: 'local',
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
};

const answer = async (handler: Handler, message: ToThread): Promise<FromThread> => {
  try {
    const result = await handler(JSON.parse(message.payload), contextOf(message));
    const payload = JSON.stringify(result) ?? 'null';
    if (Buffer.byteLength(payload) <= maxResponseBytes) return { kind: 'result', id: message.id, payload };
    const errorMessage = `Response payload size exceeded maximum allowed payload size (${maxResponseBytes} bytes).`;
    return {
      kind: 'error',
      id: message.id,
      error: { errorType: 'Function.ResponseSizeTooLarge', errorMessage },
    };
  } catch (error) {
    return { kind: 'error', id: message.id, error: describe(error) };
  }
};

const describe = (error: unknown): FunctionError => {
  if (!(error instanceof Error)) return { errorType: typeof error, errorMessage: String(error) };
  const trace = error.stack?.split('\n') ?? [];
  return { errorType: error.name, errorMessage: error.message, trace };
};

// The host's, not the function's.
delete process.env.NODE_COMPILE_CACHE;
try {
  printToLog();
  const handler = await loadHandler();
  // A thread that is ended writes nothing more.
  flushCompileCache();
  parentPort?.on('message', async (message: ToThread) => post(await answer(handler, message)));
  post({ kind: 'ready' });
} catch (error) {
  post({ kind: 'unloadable', error: describe(error) });
}
