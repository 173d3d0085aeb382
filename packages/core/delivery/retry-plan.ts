const minute = 60_000;
const hour = 60 * minute;

/** How long to wait (ms) after each failed attempt: a day in all. */
const waits = [minute, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 8 * hour, 8 * hour];

/** Share added at random, so that deliveries that failed together do not come back together. */
const jitter = 0.1;

/** Answers how long to wait (ms) after a number of failed attempts; undefined when the day is over. */
export const waitAfter = (tries: number): number | undefined => {
  const wait = waits[tries - 1];
  return wait && Math.round(wait * (1 + Math.random() * jitter));
};

/** Time (ms) of failure after which a webhook has failed for a whole day of one delivery's retries. */
export const sustained = 20 * hour;

/**
 * Longest time (ms) for which a webhook may fail: where more is pending than can be tried, no delivery may
 * come to its end.
 */
export const mostSustained = 36 * hour;
