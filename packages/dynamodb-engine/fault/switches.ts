import { ValidationError } from '../error.ts';

/** How often each fault comes, from 0 to 1. */
export interface FaultRates {
  /** Refused, as by a table that is too busy. */
  readonly throttle: number;
  /** A transaction refused for another one on the same items. */
  readonly conflict: number;
  /** An error of the service. */
  readonly internal: number;
  /** Done, but the answer is lost. */
  readonly lost: number;
  /** Some keys of a batch left undone. */
  readonly unprocessed: number;
  /** Done late, so that requests overtake each other. */
  readonly late: number;
}

/** Units a second; absent: without a limit. */
export interface LoadLimits {
  readonly tableRead?: number | undefined;
  readonly tableWrite?: number | undefined;
  readonly partitionRead?: number | undefined;
  readonly partitionWrite?: number | undefined;
}

/** What the engine does besides its work, as AWS may. */
export interface Switches {
  /** Faults come in the same places for the same seed and the same requests. */
  readonly seed: number;
  readonly rates: FaultRates;
  readonly limits: LoadLimits;
  /** For how many milliseconds global indexes show what was before. */
  readonly indexLagMs: number;
  /** The longest that an answer is late. */
  readonly lateMs: number;
}

/** Nothing but work. */
export const quiet: Switches = {
  seed: 1,
  rates: { throttle: 0, conflict: 0, internal: 0, lost: 0, unprocessed: 0, late: 0 },
  limits: {},
  indexLagMs: 0,
  lateMs: 50,
};

/** What a new table on demand can take, and each of its partitions. */
export const newTableLimits: LoadLimits = {
  tableRead: 12_000,
  tableWrite: 4_000,
  partitionRead: 3_000,
  partitionWrite: 1_000,
};

export type SwitchChanges = {
  readonly [Name in keyof Switches]?: Switches[Name] extends object
    ? Partial<Switches[Name]>
    : Switches[Name];
};

export const changeSwitches = (switches: Switches, changes: SwitchChanges): Switches => ({
  seed: changes.seed ?? switches.seed,
  indexLagMs: changes.indexLagMs ?? switches.indexLagMs,
  lateMs: changes.lateMs ?? switches.lateMs,
  rates: { ...switches.rates, ...changes.rates },
  limits: changes.limits ?? switches.limits,
});

const isObject = (raw: unknown): raw is Record<string, unknown> =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw);

const numbersIn = (raw: unknown, names: readonly string[], max: number): Record<string, number> => {
  if (!isObject(raw)) throw new ValidationError('Switches are an object');
  const entries = Object.entries(raw).map(([name, value]): [string, number] => {
    if (!names.includes(name)) throw new ValidationError(`There is no switch "${name}"`);
    if (typeof value !== 'number' || !(value >= 0) || value > max)
      throw new ValidationError(`The switch "${name}" is a number from 0 to ${max}`);
    return [name, value];
  });
  return Object.fromEntries(entries);
};

/** Reads changes from the body of a request. */
export const readSwitches = (raw: unknown): SwitchChanges => {
  if (!isObject(raw)) throw new ValidationError('Switches are an object');
  const { rates, limits, ...numbers } = raw;
  return {
    ...numbersIn(numbers, ['seed', 'indexLagMs', 'lateMs'], Number.MAX_SAFE_INTEGER),
    ...(rates !== undefined && { rates: numbersIn(rates, Object.keys(quiet.rates), 1) }),
    ...(limits !== undefined && {
      limits: limits === 'new-table' ? newTableLimits : numbersIn(limits, Object.keys(newTableLimits), 1e12),
    }),
  };
};
