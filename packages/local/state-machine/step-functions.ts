import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { InvokeFunction, JsonObject, ReadObject, StateMachineSource } from '../types.ts';
import { type Execution, ExecutionJournal } from './execution-journal.ts';
import { compileStateMachine, type Program } from './state-machine-program.ts';
import { RunAbortedError, RunTimedOutError, runProgram, type StatesServices } from './state-machine-run.ts';
import { isWithinDataLimit, StatesError } from './states-error.ts';

export type StateMachinesOptions = {
  readonly machines: readonly StateMachineSource[];
  readonly invoke: InvokeFunction;
  readonly readObject: ReadObject;
  readonly journalDirectory: string;
  /** Loads functions that will soon be invoked: one behind the other they would keep a short run waiting. */
  readonly warm?: (functionArns: readonly string[]) => void;
  /** Items of one distributed Map at a time; the machine's own limit is for AWS's thousand workers. */
  readonly maxConcurrency?: number;
};

/** What StartExecution and DescribeExecution refuse; `name` is the API's error code. */
class StepFunctionsError extends Error {
  constructor(code: string, message: string) {
    super(message);
    this.name = code;
  }
}

interface Machine {
  readonly name: string;
  readonly program: Program;
  readonly functionArns: readonly string[];
}

/** The functions that a definition names anywhere. */
const functionsIn = (definition: JsonObject): string[] => [
  ...new Set(JSON.stringify(definition).match(/arn:aws:lambda:[\w-]+:\d+:function:[\w-]+/g)),
];

/** Standard state machines that survive a kill: an unfinished execution runs again, from its beginning. */
export class StateMachines {
  readonly #programs = new Map<string, Machine>();
  readonly #warm: (functionArns: readonly string[]) => void;
  readonly #services: StatesServices;
  readonly #journal: ExecutionJournal;
  readonly #closing = new AbortController();
  readonly #runs = new Set<Promise<void>>();

  constructor({
    machines,
    journalDirectory,
    warm = () => undefined,
    maxConcurrency = 4,
    ...services
  }: StateMachinesOptions) {
    this.#warm = warm;
    for (const { arn, name, definition } of machines) {
      const program = compileStateMachine(name, definition);
      this.#programs.set(arn, { name, program, functionArns: functionsIn(definition) });
    }
    this.#services = { ...services, maxConcurrency };
    this.#journal = new ExecutionJournal(journalDirectory);
    for (const execution of this.#journal.running()) this.#run(execution);
  }

  /**
   * As in AWS: the same name and input again gives the execution that runs; another input, or an
   * execution that has ended, is ExecutionAlreadyExists.
   */
  async startExecution(
    machineArn: string,
    input: unknown,
    name: string = randomUUID(),
  ): Promise<{ executionArn: string }> {
    const machine = this.#programs.get(machineArn);
    if (machine === undefined)
      throw new StepFunctionsError('StateMachineDoesNotExist', `There is no ${machineArn}`);
    assertName(name);
    if (!isWithinDataLimit(input))
      throw new StepFunctionsError('InvalidExecutionInput', 'The input is too large');
    const arn = executionArnOf(machineArn, name);
    const existing = this.#journal.find(arn);
    if (existing !== undefined) {
      if (existing.status === 'RUNNING' && isDeepStrictEqual(existing.input, input))
        return { executionArn: arn };
      throw new StepFunctionsError('ExecutionAlreadyExists', `Execution already exists: ${arn}`);
    }
    const execution: Execution = {
      arn,
      machineArn,
      name,
      input,
      status: 'RUNNING',
      started: new Date().toISOString(),
    };
    this.#journal.save(execution);
    this.#run(execution);
    return { executionArn: arn };
  }

  /** For a source that may deliver twice: an execution of this name that has run already is the one. */
  async startOnce(machineArn: string, input: unknown, name: string): Promise<{ executionArn: string }> {
    const executionArn = executionArnOf(machineArn, name);
    if (this.#journal.find(executionArn) !== undefined) return { executionArn };
    return this.startExecution(machineArn, input, name);
  }

  describe(executionArn: string): Execution {
    const execution = this.#journal.find(executionArn);
    if (execution === undefined)
      throw new StepFunctionsError('ExecutionDoesNotExist', `There is no ${executionArn}`);
    return execution;
  }

  listRunning(): Execution[] {
    return this.#journal.running();
  }

  /** Fulfilled as soon as nothing runs. */
  async idle(): Promise<void> {
    while (this.#runs.size > 0) await Promise.all(this.#runs);
  }

  /** Ends the interpreter; what runs stays RUNNING on disk, and starts again when the host is back. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.idle();
  }

  #run(execution: Execution): void {
    const run = this.#runToEnd(execution).finally(() => this.#runs.delete(run));
    this.#runs.add(run);
  }

  async #runToEnd(execution: Execution): Promise<void> {
    const outcome = await this.#interpret(execution);
    if (outcome === undefined) return;
    const stopped = new Date().toISOString();
    try {
      this.#journal.save({ ...execution, ...outcome, stopped });
    } catch (error) {
      console.error(
        `states: the end of execution ${execution.name} is not on disk, so it will run again`,
        error,
      );
    }
  }

  async #interpret({ arn, machineArn, name, input }: Execution): Promise<Partial<Execution> | undefined> {
    try {
      const machine = this.#programs.get(machineArn);
      if (machine === undefined)
        throw new StatesError('StateMachineDeleted', `There is no ${machineArn} any more`);
      const identity = {
        Execution: { Id: arn, Name: name },
        StateMachine: { Id: machineArn, Name: machine.name },
      };
      const { program, functionArns } = machine;
      this.#warm(functionArns);
      const output = await runProgram(program, input, identity, this.#services, this.#closing.signal);
      return { status: 'SUCCEEDED', output };
    } catch (error) {
      if (error instanceof RunAbortedError) return undefined;
      const { name: code, message } = error instanceof Error ? error : new Error(String(error));
      console.error(`states: execution ${name} failed: ${code}: ${message}`);
      return {
        status: error instanceof RunTimedOutError ? 'TIMED_OUT' : 'FAILED',
        error: code,
        cause: message,
      };
    }
  }
}

/** Compiles the machines, and runs again what an earlier process left unfinished. */
export async function startStateMachines(options: StateMachinesOptions): Promise<StateMachines> {
  return new StateMachines(options);
}

function executionArnOf(machineArn: string, name: string): string {
  return `${machineArn.replace(':stateMachine:', ':execution:')}:${name}`;
}

function assertName(name: string): void {
  if (name.length <= 80 && /^[^\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}]+$/u.test(name)) return;
  throw new StepFunctionsError('InvalidName', `Invalid name: '${name}'`);
}
