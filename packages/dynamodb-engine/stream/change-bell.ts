const path = /^\/_engine\/changes(?:\?after=(\d+))?$/;
/** Sooner than clients and what lies between give up a connection that is silent. */
const longestWaitMs = 20_000;

/** Lets followers of streams wait for the next change instead of asking again and again. */
export class ChangeBell {
  #rings = 0;
  #waiting = new Set<() => void>();

  /** Something has been committed. */
  ring(): void {
    this.#rings++;
    for (const wake of this.#waiting) wake();
  }

  /**
   * How often it has rung: at once if that is not `seen`, else with the next ring, or when so long has passed.
   * The first question, with a number of its own or none, is thus answered at once.
   */
  async after(seen: number, withinMs: number): Promise<number> {
    if (seen === this.#rings) await this.#nextRing(withinMs);
    return this.#rings;
  }

  /** The answer to a question over HTTP; undefined where the address is another's. */
  asked(address: string): Promise<string> | undefined {
    const [found, after] = path.exec(address) ?? [];
    if (found === undefined) return undefined;
    const seen = after === undefined ? Number.NaN : Number(after);
    return this.after(seen, longestWaitMs).then((changes) => JSON.stringify({ changes }));
  }

  /** Nobody waits any longer. */
  close(): void {
    for (const wake of this.#waiting) wake();
  }

  #nextRing(withinMs: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.#waiting.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, withinMs);
      this.#waiting.add(wake);
    });
  }
}
