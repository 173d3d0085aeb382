/** The kind of an error, by what the caller can do about it; the edge turns it into a status in one place. */
export type ErrorKind =
  | 'malformed'
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'missing'
  | 'method'
  | 'conflict'
  | 'precondition'
  | 'precondition_required'
  | 'too_large'
  | 'unsupported'
  | 'limited'
  | 'unavailable';

/** One fault of one value. `param` is the name as the caller spelled it; null when no single value is at fault. */
export interface Fault {
  param: string | null;
  code: string;
  message: string;
  /** The record that holds the value, where a conflict has one. */
  existing_id?: string;
  /** The values allowed, where they are a fixed list. */
  allowed?: readonly string[];
}

/** An error that the caller may see: a stable code, a sentence, and every fault found. */
export class CallbookError extends Error {
  override readonly name: string = 'CallbookError';
  readonly kind: ErrorKind;
  readonly faults: readonly [Fault, ...Fault[]];
  /** Seconds after which it may go better, where that is known. */
  readonly retryAfter: number | undefined;

  constructor(kind: ErrorKind, faults: readonly [Fault, ...Fault[]], retryAfter?: number) {
    super(faults[0].message);
    this.kind = kind;
    this.faults = faults;
    this.retryAfter = retryAfter;
  }

  get code(): string {
    return this.faults[0].code;
  }
}

export const failure = (kind: ErrorKind, code: string, message: string, param: string | null = null) =>
  new CallbookError(kind, [{ param, code, message }]);

export const notFound = (noun: string) =>
  failure('missing', `${noun}_not_found`, `There is no such ${noun}.`);

/** Throws all faults at once, if there are any. */
export const refuseFaults = (faults: readonly Fault[], kind: ErrorKind = 'invalid'): void => {
  const [first, ...rest] = faults;
  if (first) throw new CallbookError(kind, [first, ...rest]);
};
