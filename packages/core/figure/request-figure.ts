/** Bounds (ms) of how long requests took; the last class has none. */
const bounds = [25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000];

const classOf = (ms: number): number => {
  const found = bounds.findIndex((bound) => ms <= bound);
  return found < 0 ? bounds.length : found;
};

/** An hour of a day, as figures are named by it. */
const hourOf = (time: Date): string => time.toISOString().slice(11, 13);

/** What one request adds to its day: by the hour how it ended, by the day how long it took. */
export const figuresOf = (status: number, ms: number, at: Date): Record<string, number> => {
  const hour = hourOf(at);
  return {
    [`q${hour}`]: 1,
    ...(status >= 400 && status < 500 && { [`c${hour}`]: 1 }),
    ...(status >= 500 && { [`f${hour}`]: 1 }),
    [`t${classOf(ms)}`]: 1,
  };
};

type Figures = Readonly<Record<string, number>>;

const sum = (figures: Figures, kind: string): number =>
  Object.entries(figures).reduce((total, [name, n]) => (name.startsWith(kind) ? total + n : total), 0);

/** How many requests there were, and how they ended. */
export interface Ends {
  requests: number;
  client_errors: number;
  server_errors: number;
}

export const endsOf = (figures: Figures = {}): Ends => ({
  requests: sum(figures, 'q'),
  client_errors: sum(figures, 'c'),
  server_errors: sum(figures, 'f'),
});

/** The same of the 24 hours up to `now`, of two days; the hour that began 24 hours ago is left out. */
export const lastDayOf = (yesterday: Figures = {}, today: Figures = {}, now: Date): Ends => {
  const hour = hourOf(now);
  const recent = Object.entries(yesterday).filter(([name]) => !name.startsWith('t') && name.slice(1) > hour);
  const before = endsOf(Object.fromEntries(recent));
  const since = endsOf(today);
  return {
    requests: before.requests + since.requests,
    client_errors: before.client_errors + since.client_errors,
    server_errors: before.server_errors + since.server_errors,
  };
};

/**
 * Within how many ms this share of the requests was answered: the bound of the class in which it falls. Null where
 * there were none, and where it took longer than the last bound.
 */
export const withinOf = (share: number, ...days: readonly (Figures | undefined)[]): number | null => {
  const counts = [...bounds, 0].map((_, n) => days.reduce((total, day) => total + (day?.[`t${n}`] ?? 0), 0));
  const all = counts.reduce((total, n) => total + n, 0);
  let seen = 0;
  for (const [n, count] of counts.entries()) {
    seen += count;
    if (all > 0 && seen >= all * share) return bounds[n] ?? null;
  }
  return null;
};
