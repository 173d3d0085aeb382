import type { FunctionError } from '../types.ts';

/** What a function's thread is started with. */
export interface ThreadSettings {
  readonly entry: string;
  readonly handlerName: string;
  readonly functionName: string;
  readonly functionArn: string;
  readonly memoryMb: number;
  readonly logFile: string;
}

/** An invocation. Payloads travel as JSON text, so that a function sees exactly what Lambda would give it. */
export interface ToThread {
  readonly id: number;
  readonly requestId: string;
  readonly payload: string;
  /** Milliseconds since the epoch. */
  readonly deadline: number;
}

export type FromThread =
  | { readonly kind: 'ready' }
  | { readonly kind: 'unloadable'; readonly error: FunctionError }
  | { readonly kind: 'result'; readonly id: number; readonly payload: string }
  | { readonly kind: 'error'; readonly id: number; readonly error: FunctionError };
