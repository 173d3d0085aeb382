import { randomOf } from './random.ts';
import { changeSwitches, type FaultRates, quiet, type SwitchChanges, type Switches } from './switches.ts';

export type Fault = keyof FaultRates;

/** Decides, by the seed, which requests meet which fault. */
export class Faults {
  #switches: Switches = quiet;
  #random = randomOf(quiet.seed);
  /** How often each came, and how often `limits` held a request back. */
  readonly counts: Record<Fault | 'limits', number> = {
    throttle: 0,
    conflict: 0,
    internal: 0,
    lost: 0,
    unprocessed: 0,
    late: 0,
    limits: 0,
  };

  get switches(): Switches {
    return this.#switches;
  }

  set(changes: SwitchChanges): void {
    this.#switches = changeSwitches(this.#switches, changes);
    if (changes.seed !== undefined) this.#random = randomOf(changes.seed);
  }

  strikes(fault: Fault): boolean {
    const rate = this.#switches.rates[fault];
    if (rate === 0 || this.#random() >= rate) return false;
    this.counts[fault]++;
    return true;
  }

  /** How many milliseconds an answer is late. */
  lateness(): number {
    return this.strikes('late') ? this.#random() * this.#switches.lateMs : 0;
  }
}
