import {
  ProvisionedThroughputExceededException,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from 'vitest';
import { pauseBefore, type Waiting } from '#core/table/back-off.ts';
import { BusyError, orSignOfLife } from '#core/table/busy.ts';
import { Pace } from '#core/table/pace.ts';
import { type Patience, patienceUntil, shortPatience } from '#core/table/patience.ts';
import { refusalOf } from '#core/table/refusal.ts';

/** A world whose time passes in sleep alone. */
class FakeWorld implements Waiting {
  now = 1_000_000;
  readonly pauses: number[] = [];
  readonly random: () => number;

  constructor(random: () => number = () => 1) {
    this.random = random;
  }

  clock = () => this.now;
  sleep = async (ms: number) => {
    this.pauses.push(ms);
    this.now += ms;
  };
}

/** Retries until patience is over; answers how often. */
const retriesOf = async (patience: Patience): Promise<number> => {
  for (let attempt = 1; ; attempt++) {
    try {
      await patience.pause(attempt);
    } catch (error) {
      expect(error).toBeInstanceOf(BusyError);
      return attempt - 1;
    }
  }
};

describe('a pause', () => {
  test('is drawn from nothing to twice the one before, up to a cap', () => {
    const most = [1, 2, 3, 8, 9, 10, 60, 2_000].map((attempt) =>
      pauseBefore(attempt, 10_000, { random: () => 1 }),
    );
    expect(most).toEqual([50, 100, 200, 6_400, 10_000, 10_000, 10_000, 10_000]);
    expect(pauseBefore(9, 10_000, { random: () => 0 })).toBe(0);
    expect(pauseBefore(9, 10_000, { random: () => 0.25 })).toBe(2_500);
  });
});

describe('patience', () => {
  test('of a request is a few tries, within seconds', async () => {
    const world = new FakeWorld();
    expect(await retriesOf(shortPatience(world))).toBe(7);
    expect(world.now - 1_000_000).toBeLessThan(7_000);
  });

  test.each([1, 0.5, 0.01])(
    'of work that nobody waits for lasts until its deadline, not beyond (%d)',
    async (drawn) => {
      const world = new FakeWorld(() => drawn);
      const deadline = world.now + 290_000;
      const retries = await retriesOf(patienceUntil(deadline, world));
      expect(world.now).toBeLessThanOrEqual(deadline);
      expect(world.now).toBeGreaterThan(deadline - 10_000 * drawn - 1);
      expect(Math.max(...world.pauses)).toBe(10_000 * drawn);
      expect(retries).toBeGreaterThan(28);
    },
  );

  test('that is over says so at once', async () => {
    const world = new FakeWorld();
    expect(await retriesOf(patienceUntil(world.now - 1, world))).toBe(0);
    expect(world.pauses).toEqual([]);
  });
});

describe('the pace', () => {
  const refused = () => true;
  const taken = () => false;

  /** Requests under way that end when they are told to. */
  const begin = (pace: Pace, count: number) => {
    let running = 0;
    let most = 0;
    const ends: ((isRefused: boolean) => void)[] = [];
    const all = Array.from({ length: count }, () =>
      pace.run(
        () => {
          running++;
          most = Math.max(most, running);
          return new Promise<boolean>((resolve) =>
            ends.push((isRefused) => {
              running--;
              resolve(isRefused);
            }),
          );
        },
        (outcome) => 'answer' in outcome && outcome.answer,
      ),
    );
    return { ends, all: Promise.all(all), most: () => most };
  };

  test('lets no more through at a time than it says, and everybody in the end', async () => {
    const pace = new Pace(4);
    const { ends, all, most } = begin(pace, 20);
    for (let done = 0; done < 20; done++) {
      ends[done]?.(false);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await all;
    expect(most()).toBe(4);
  });

  test('is halved by what is refused: once for all that was under way together', async () => {
    const pace = new Pace(16);
    const { ends, all } = begin(pace, 8);
    for (const end of ends) end(true);
    await all;
    // Half of the eight that were too many, not a half of a half for each of them.
    expect(pace.limit).toBe(4);
    await pace.run(async () => 0, refused);
    expect(pace.limit).toBe(1);
    await pace.run(async () => 0, refused);
    expect(pace.limit).toBe(1);
  });

  test('recovers by about one for each round that is taken, up to where it began', async () => {
    const pace = new Pace(4);
    await pace.run(async () => 0, refused);
    expect(pace.limit).toBe(1);
    const limits = [];
    for (let sent = 0; sent < 40; sent++) {
      await pace.run(async () => 0, taken);
      limits.push(pace.limit);
    }
    expect(limits.indexOf(3)).toBeGreaterThan(limits.indexOf(2) + 1);
    expect(limits.at(-1)).toBe(4);
  });

  test('lets errors through, and the next one after them', async () => {
    const pace = new Pace(1);
    const fails = pace.run(() => Promise.reject(new Error('no')), taken);
    const next = pace.run(async () => 'next', taken);
    await expect(fails).rejects.toThrow('no');
    expect(await next).toBe('next');
  });
});

describe('a refusal', () => {
  const metadata = { $metadata: {}, message: '' };
  const cancelled = (...codes: (string | undefined)[]) =>
    new TransactionCanceledException({
      ...metadata,
      CancellationReasons: codes.map((Code) => (Code === undefined ? {} : { Code })),
    });

  test.each([
    [new ProvisionedThroughputExceededException(metadata), 'throttled'],
    [Object.assign(new Error(), { name: 'ThrottlingException' }), 'throttled'],
    [Object.assign(new Error(), { name: 'RequestLimitExceeded' }), 'throttled'],
    [cancelled('None', 'ThrottlingError'), 'throttled'],
    [cancelled('TransactionConflict', 'ProvisionedThroughputExceeded'), 'throttled'],
    [cancelled('TransactionConflict', undefined), 'conflict'],
    [new TransactionConflictException(metadata), 'conflict'],
    [cancelled('ThrottlingError', 'ConditionalCheckFailed'), undefined],
    [cancelled('ValidationError'), undefined],
    [new Error('another'), undefined],
    ['text', undefined],
  ])('%s is told apart from what trying again does not mend', (error, kind) => {
    expect(refusalOf(error)).toBe(kind);
  });
});

describe('work that is given up because all is busy', () => {
  test('gives a sign of life, and fails as what state machines know', async () => {
    let beats = 0;
    const beat = async () => {
      beats++;
      throw new BusyError();
    };
    const busy = orSignOfLife(() => Promise.reject(new BusyError()), beat);
    await expect(busy).rejects.toMatchObject({ name: 'Busy', kind: 'unavailable', code: 'busy' });
    await expect(orSignOfLife(() => Promise.reject(new Error('a fault')), beat)).rejects.toThrow('a fault');
    expect(await orSignOfLife(async () => 'done', beat)).toBe('done');
    expect(beats).toBe(1);
  });
});
