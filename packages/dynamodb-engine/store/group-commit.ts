import { ProtocolError } from '../error.ts';
import type { Database } from './database.ts';

interface Job {
  readonly run: () => string;
  readonly done: (body: string) => void;
  readonly failed: (error: unknown) => void;
}

type Outcome = { readonly job: Job; readonly body: string } | { readonly job: Job; readonly error: unknown };

/**
 * Runs the requests that arrived together, one after the other, in one transaction of the database, and answers them
 * when it is committed. A request decides before it writes, so one that is refused leaves nothing to take back; where
 * one breaks off in the middle of its writes, all that arrived with it is taken back.
 */
export class GroupCommit {
  readonly #database: Database;
  readonly #onRollback: () => void;
  #waiting: Job[] = [];

  constructor(database: Database, onRollback: () => void) {
    this.#database = database;
    this.#onRollback = onRollback;
  }

  run(run: () => string): Promise<string> {
    return new Promise((done, failed) => {
      if (this.#waiting.length === 0) setImmediate(() => this.flush());
      this.#waiting.push({ run, done, failed });
    });
  }

  /** Runs what waits now. */
  flush(): void {
    const jobs = this.#waiting;
    this.#waiting = [];
    try {
      const outcomes = jobs.map(attempt);
      this.#database.commit();
      outcomes.forEach(settle);
    } catch (error) {
      this.#database.rollback();
      this.#onRollback();
      for (const job of jobs) job.failed(error);
    }
  }
}

/** Throws what is no refusal: nobody knows what of the request is written by then. */
const attempt = (job: Job): Outcome => {
  try {
    return { job, body: job.run() };
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    return { job, error };
  }
};

const settle = (outcome: Outcome): void => {
  if ('body' in outcome) outcome.job.done(outcome.body);
  else outcome.job.failed(outcome.error);
};
