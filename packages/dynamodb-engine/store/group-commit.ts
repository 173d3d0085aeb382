import type { Database } from './database.ts';

interface Job {
  readonly run: () => string;
  readonly done: (body: string) => void;
  readonly failed: (error: unknown) => void;
}

type Outcome = { readonly job: Job; readonly body: string } | { readonly job: Job; readonly error: unknown };

/**
 * Runs the requests that arrived together, one after the other, in one transaction of the database, and answers them
 * when it is committed. A request decides before it writes, so one that is refused leaves nothing to take back.
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
    const outcomes = jobs.map(attempt);
    try {
      this.#database.commit();
    } catch (error) {
      this.#database.rollback();
      this.#onRollback();
      for (const job of jobs) job.failed(error);
      return;
    }
    for (const outcome of outcomes) {
      if ('body' in outcome) outcome.job.done(outcome.body);
      else outcome.job.failed(outcome.error);
    }
  }
}

const attempt = (job: Job): Outcome => {
  try {
    return { job, body: job.run() };
  } catch (error) {
    return { job, error };
  }
};
