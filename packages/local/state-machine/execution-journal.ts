import fs from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';

const KEPT_DAYS = 90;
const KEPT_FINISHED = 1000;

const executionSchema = v.object({
  arn: v.string(),
  machineArn: v.string(),
  name: v.string(),
  input: v.unknown(),
  status: v.picklist(['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT']),
  started: v.string(),
  stopped: v.optional(v.string()),
  output: v.optional(v.unknown()),
  error: v.optional(v.string()),
  cause: v.optional(v.string()),
});

/** One run of a state machine. Times are ISO 8601. */
export type Execution = Readonly<v.InferOutput<typeof executionSchema>>;

/** Executions on disk, one file each, so that a killed host can tell what it has to run again. */
export class ExecutionJournal {
  readonly #directory: string;
  readonly #executions = new Map<string, Execution>();

  constructor(directory: string) {
    this.#directory = directory;
    fs.mkdirSync(directory, { recursive: true });
    for (const name of fs.readdirSync(directory)) {
      const file = path.join(directory, name);
      if (name.endsWith('.new')) fs.rmSync(file);
      else this.#add(v.parse(executionSchema, JSON.parse(fs.readFileSync(file, 'utf8'))));
    }
    this.#prune();
  }

  find(arn: string): Execution | undefined {
    return this.#executions.get(arn);
  }

  running(): Execution[] {
    return [...this.#executions.values()].filter(({ status }) => status === 'RUNNING');
  }

  /** The new state is on disk, whole, when this returns. */
  save(execution: Execution): void {
    const file = this.#fileOf(execution);
    fs.writeFileSync(`${file}.new`, JSON.stringify(execution));
    fs.renameSync(`${file}.new`, file);
    this.#add(execution);
    if (this.#executions.size > KEPT_FINISHED * 1.1) this.#prune();
  }

  #add(execution: Execution): void {
    this.#executions.set(execution.arn, execution);
  }

  #prune(): void {
    const oldest = new Date(Date.now() - KEPT_DAYS * 86_400_000).toISOString();
    const finished = [...this.#executions.values()]
      .filter(({ status }) => status !== 'RUNNING')
      .sort((a, b) => (b.stopped ?? '').localeCompare(a.stopped ?? ''));
    for (const [index, execution] of finished.entries()) {
      if (index < KEPT_FINISHED && (execution.stopped ?? '') >= oldest) continue;
      fs.rmSync(this.#fileOf(execution), { force: true });
      this.#executions.delete(execution.arn);
    }
  }

  #fileOf({ arn }: Execution): string {
    return path.join(this.#directory, `${arn.split(':').slice(6).map(encodeURIComponent).join(':')}.json`);
  }
}
