import { randomUUID } from 'node:crypto';
import type { InvokeFunction, ScheduleSource } from '../types.ts';
import { compileSchedule, type NextTime } from './schedule-expression.ts';

/** Node takes more milliseconds as 1. */
const MAX_TIMER_MS = 2 ** 31 - 1;

export type Scheduler = {
  /** Runs a schedule's target at once, as if it were `at`; after the run that may be under way. Gives its result. */
  runNow(name: string, at?: Date): Promise<unknown>;
  names(): string[];
  close(): void;
};

/** Runs schedules while the process lives; what fell due while it did not is left out. */
export function startScheduler(options: {
  readonly schedules: readonly ScheduleSource[];
  readonly invoke: InvokeFunction;
}): Scheduler {
  const schedules = new Map(
    options.schedules.map((source) => [source.name, new Schedule(source, options.invoke)] as const),
  );
  for (const schedule of schedules.values()) schedule.start();
  return {
    runNow: async (name, at = new Date()) => {
      const schedule = schedules.get(name);
      if (schedule === undefined) throw new Error(`There is no schedule "${name}"`);
      return schedule.run(at);
    },
    names: () => [...schedules.keys()],
    close: () => {
      for (const schedule of schedules.values()) schedule.stop();
    },
  };
}

class Schedule {
  readonly #source: ScheduleSource;
  readonly #invoke: InvokeFunction;
  readonly #next: NextTime;
  #timer: NodeJS.Timeout | undefined;
  #lastRun: Promise<unknown> = Promise.resolve();
  #stopped = false;

  constructor(source: ScheduleSource, invoke: InvokeFunction) {
    this.#source = source;
    this.#invoke = invoke;
    this.#next = compileSchedule(source.expression, source.timezone);
  }

  start(): void {
    const due = this.#source.enabled ? this.#next(new Date()) : undefined;
    if (due !== undefined) this.#wait(due);
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  /** One run after the other. */
  run(scheduledTime: Date): Promise<unknown> {
    const run = this.#lastRun.then(() => this.#invokeTarget(scheduledTime));
    this.#lastRun = run.catch(() => undefined);
    return run;
  }

  #wait(due: Date): void {
    if (this.#stopped) return;
    const left = due.getTime() - Date.now();
    if (left <= 0) void this.#runDue(due);
    else this.#timer = setTimeout(() => this.#wait(due), Math.min(left, MAX_TIMER_MS)).unref();
  }

  /** A failure is tried once more, then left to the next time. */
  async #runDue(due: Date): Promise<void> {
    try {
      await this.run(due).catch(() => this.run(due));
    } catch (error) {
      console.error(`scheduler: the run of "${this.#source.name}" for ${toSeconds(due)} failed`, error);
    }
    if (!this.#stopped) this.start();
  }

  async #invokeTarget(scheduledTime: Date): Promise<unknown> {
    const outcome = await this.#invoke(this.#source.targetArn, this.#inputFor(scheduledTime));
    if (outcome.ok) return outcome.payload;
    throw new Error(`${outcome.error.errorType}: ${outcome.error.errorMessage}`);
  }

  #inputFor(scheduledTime: Date): unknown {
    const { name, input } = this.#source;
    const time = toSeconds(scheduledTime);
    const id = randomUUID();
    if (input === undefined) {
      return {
        version: '0',
        id,
        'detail-type': 'Scheduled Event',
        source: 'aws.scheduler',
        time,
        resources: [name],
        detail: '{}',
      };
    }
    return JSON.parse(
      input
        .replaceAll('<aws.scheduler.scheduled-time>', time)
        .replaceAll('<aws.scheduler.execution-id>', id)
        .replaceAll('<aws.scheduler.attempt-number>', '1')
        .replaceAll('<aws.scheduler.schedule-arn>', name),
    );
  }
}

function toSeconds(time: Date): string {
  return `${time.toISOString().slice(0, 19)}Z`;
}
