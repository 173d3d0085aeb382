/** Lets so many works run at a time; the others wait for their turn. */
const limited = (most: number) => {
  let free = most;
  const waiting: (() => void)[] = [];
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (free > 0) free--;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free++;
    }
  };
};

export interface Keyed<T> {
  keys: readonly string[];
  work: () => Promise<T>;
}

/** Does all works, so many at a time; each after the earlier ones that it shares a key with. */
export const inOrder = <T>(works: readonly Keyed<T>[], most: number): Promise<T[]> => {
  const run = limited(most);
  const last = new Map<string, Promise<T>>();
  return Promise.all(
    works.map(({ keys, work }) => {
      const before = keys.flatMap((key) => last.get(key) ?? []);
      const done = Promise.all(before).then(() => run(work));
      for (const key of keys) last.set(key, done);
      return done;
    }),
  );
};
