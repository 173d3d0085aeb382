import type { IndexDelay } from '../table/table.ts';
import type { Faults } from './faults.ts';

/** Lets global indexes show what was before for as long as the switches say. */
export class IndexLag implements IndexDelay {
  readonly #faults: Faults;
  readonly #now: () => number;
  #waiting: { readonly due: number; readonly apply: () => void }[] = [];

  constructor(faults: Faults, now: () => number) {
    this.#faults = faults;
    this.#now = now;
  }

  /** Also as long as earlier changes wait, so that none overtakes another. */
  get isOn(): boolean {
    return this.#faults.switches.indexLagMs > 0 || this.#waiting.length > 0;
  }

  add(apply: () => void): void {
    this.#waiting.push({ due: this.#now() + this.#faults.switches.indexLagMs, apply });
  }

  /** Shows what is due, or all of it. */
  catchUp(now = this.#now()): void {
    if (this.#waiting.length === 0) return;
    const late = this.#waiting.findIndex(({ due }) => due > now);
    const ready = late < 0 ? this.#waiting : this.#waiting.slice(0, late);
    this.#waiting = late < 0 ? [] : this.#waiting.slice(late);
    for (const { apply } of ready) apply();
  }

  clear(): void {
    this.#waiting = [];
  }
}
