/** The outcome of one request. */
type Outcome<T> = { readonly answer: T } | { readonly error: unknown };

/**
 * Limits how many requests are under way at a time: half as many once one is refused for there being too
 * many, then slowly more with each that is taken (additive increase, multiplicative decrease).
 */
export class Pace {
  readonly #most: number;
  readonly #waiting: (() => void)[] = [];
  #limit: number;
  #running = 0;
  /** Number of cuts; requests sent before the last one say nothing about the pace since. */
  #cuts = 0;

  constructor(most: number) {
    this.#most = most;
    this.#limit = most;
  }

  /** Number of requests that may be under way now. */
  get limit(): number {
    return Math.max(1, Math.floor(this.#limit));
  }

  /**
   * Sends when its turn comes; `isRefused` tells of an answer or an error whether the table is overloaded.
   */
  async run<T>(send: () => Promise<T>, isRefused: (outcome: Outcome<T>) => boolean): Promise<T> {
    if (this.#running < this.limit) this.#running++;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    const cuts = this.#cuts;
    try {
      const answer = await send();
      this.#learn(isRefused({ answer }), cuts);
      return answer;
    } catch (error) {
      this.#learn(isRefused({ error }), cuts);
      throw error;
    } finally {
      this.#running--;
      this.#wake();
    }
  }

  #learn(refused: boolean, cuts: number): void {
    if (!refused) this.#limit = Math.min(this.#most, this.#limit + 1 / this.#limit);
    else if (cuts === this.#cuts) {
      this.#cuts++;
      this.#limit = Math.max(1, Math.min(this.#limit, this.#running) / 2);
    }
  }

  /** Counts a woken sender as running at once, so that nobody slips in between. */
  #wake(): void {
    while (this.#running < this.limit) {
      const next = this.#waiting.shift();
      if (!next) return;
      this.#running++;
      next();
    }
  }
}
