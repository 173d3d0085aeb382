export type Send = (request: Request) => Promise<Response>;

const attempts = 4;
const firstPauseMs = 200;
/** Who is told to come back later than this is better told so than kept waiting. */
const longestPauseMs = 60_000;

const safe: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

const isRepeatable = ({ method, headers }: Request): boolean =>
  safe.has(method) || headers.has('idempotency-key');

/** In ms; undefined when the header is absent or neither seconds nor a date. */
const retryAfter = ({ headers }: Response): number | undefined => {
  const text = headers.get('retry-after');
  if (text === null) return undefined;
  const pause = /^\d+$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - Date.now();
  return Number.isNaN(pause) ? undefined : Math.max(0, pause);
};

/** Longer with each attempt, and never quite the same for all who wait. */
const backOff = (before: number): number => firstPauseMs * 2 ** before * (0.5 + Math.random() / 2);

/** How long to wait before the next attempt; undefined when the answer is final. */
const pauseAfter = (response: Response, before: number): number | undefined => {
  const later = retryAfter(response);
  const isBusy = response.status === 429 || response.status === 503;
  // A request under the same key that is still at work says when to ask for its answer.
  const isInFlight = response.status === 409 && later !== undefined;
  if (!isBusy && !isInFlight) return undefined;
  const pause = later ?? backOff(before);
  return pause <= longestPauseMs ? pause : undefined;
};

/** With its whole body, so that an answer cut short is a fault of the network too. */
const sendWhole = async (request: Request, send: Send): Promise<Response> => {
  const response = await send(request.clone());
  const body = await response.arrayBuffer();
  return new Response(body.byteLength > 0 ? body : null, response);
};

/** Ends early when the caller gives up, which the next attempt then finds out. */
const wait = (ms: number, { signal }: Request): Promise<void> =>
  new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
  });

/** The answer, or how long to wait before the next attempt. */
const attempt = async (request: Request, send: Send, before: number): Promise<Response | number> => {
  const isLast = before === attempts - 1 || !isRepeatable(request);
  try {
    const response = await sendWhole(request, send);
    return (isLast ? undefined : pauseAfter(response, before)) ?? response;
  } catch (error) {
    // `fetch` throws a TypeError for faults of the network alone.
    if (isLast || !(error instanceof TypeError)) throw error;
    return backOff(before);
  }
};

/** Sends again, where that can do no harm, what an overloaded or unreachable service did not answer. */
export const retrying =
  (send: Send): Send =>
  async (request) => {
    for (let before = 0; ; before++) {
      const outcome = await attempt(request, send, before);
      if (typeof outcome !== 'number') return outcome;
      await wait(outcome, request);
    }
  };
