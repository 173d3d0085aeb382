import type { Files } from '#core/files/files.ts';
import type { Table } from '#core/table/table.ts';
import { Fuse, Killed, mortalFiles, mortalTable } from '#test/harness/stack.ts';

/**
 * By default processes die behind writes, of a large import some of them; with IMPORT_DEATHS=writes behind each one,
 * with IMPORT_DEATHS=all before and behind every command.
 */
const isThorough = process.env.IMPORT_DEATHS === 'all';
const isComplete = isThorough || process.env.IMPORT_DEATHS === 'writes';
/** Of a test in which many die. */
export const timeout = isComplete ? 7_200_000 : 180_000;

/** What steps reach their stores by. */
export interface Stack {
  table: Table;
  files: Files;
}

/** Of a process: at which of its commands it comes, and whether that is done by then. */
export interface Death {
  command: number;
  isDone: boolean;
}

export const never: Death = { command: Number.POSITIVE_INFINITY, isDone: true };

export const told = ({ command, isDone }: Death): string =>
  `killed ${isDone ? 'behind' : 'before'} its command ${command}`;

/**
 * The deaths of a process that has so many commands, or `samples` of them. Behind a write that is done is where the
 * next one is not sent yet, and the reads between them change nothing.
 */
export const deathsOf = (commands: number, samples = Number.POSITIVE_INFINITY): Death[] => {
  const step = isComplete ? 1 : Math.max(1, Math.floor(commands / (samples + 1)));
  return Array.from({ length: commands }, (_, index) => index + 1)
    .filter((command) => command % step === 0)
    .flatMap((command) => (isThorough ? [true, false] : [true]).map((isDone) => ({ command, isDone })));
};

/** A process that is killed once; what it was about then, another one takes up that lives. */
export class Mortal {
  readonly #living: Stack;
  readonly #fuse: Fuse;
  #stack: Stack;

  constructor(living: Stack, { command, isDone }: Death) {
    this.#living = living;
    this.#fuse = new Fuse(command, { isDone, ofWrites: !isThorough });
    this.#stack = {
      table: mortalTable(living.table.name, this.#fuse),
      files: mortalFiles(living.files.bucket, this.#fuse),
    };
  }

  /** Commands, or writes, until it died. */
  get commands(): number {
    return this.#fuse.spent;
  }

  async survive<T>(step: (stack: Stack) => Promise<T>): Promise<T> {
    try {
      return await step(this.#stack);
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      this.#stack = this.#living;
      return step(this.#stack);
    }
  }
}
