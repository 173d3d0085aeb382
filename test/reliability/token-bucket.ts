import * as v from 'valibot';

/** Write units that a table takes a second, and so many more at once after a rest. */
export interface WriteLimit {
  readonly unitsPerSecond: number;
  readonly burst: number;
}

const writeSchema = v.record(v.string(), v.unknown());
const transactSchema = v.object({ TransactItems: v.array(writeSchema) });
const batchSchema = v.object({ RequestItems: v.record(v.string(), v.array(writeSchema)) });

/** A unit for each kilobyte begun; JSON is a little longer than what DynamoDB counts. */
const unitsOf = (value: unknown): number => Math.ceil(JSON.stringify(value).length / 1024);

const sum = (values: readonly unknown[]): number =>
  values.reduce<number>((units, value) => units + unitsOf(value), 0);

/** What a request writes, in units: none for a read, twice as much within a transaction. */
export const writeUnits = (action: string, body: string): number => {
  if (action === 'TransactWriteItems')
    return 2 * sum(v.parse(transactSchema, JSON.parse(body)).TransactItems);
  if (action === 'BatchWriteItem')
    return sum(Object.values(v.parse(batchSchema, JSON.parse(body)).RequestItems).flat());
  return /^(Put|Update|Delete)Item$/.test(action) ? unitsOf(JSON.parse(body)) : 0;
};

/** Takes as many units as come in, as time goes by. */
export class TokenBucket {
  readonly #limit: WriteLimit;
  readonly #clock: () => number;
  #units: number;
  #at: number;

  constructor(limit: WriteLimit, clock: () => number = Date.now) {
    this.#limit = limit;
    this.#clock = clock;
    this.#units = limit.burst;
    this.#at = clock();
  }

  /** False, and nothing taken, where nothing is left. A request may take what is not there yet: who comes later waits for it. */
  take(units: number): boolean {
    const { unitsPerSecond, burst } = this.#limit;
    const now = this.#clock();
    this.#units = Math.min(burst, this.#units + ((now - this.#at) / 1_000) * unitsPerSecond);
    this.#at = now;
    if (this.#units <= 0) return false;
    this.#units -= units;
    return true;
  }
}
