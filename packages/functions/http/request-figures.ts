import { dayOf, requestsWrite } from '#core/figure/day-figure.item.ts';
import { figuresOf } from '#core/figure/request-figure.ts';
import { type Table, write } from '#core/table/table.ts';
import { log } from '../log.ts';

/** So long (ms) an instance keeps to itself what requests came to. */
const interval = 60_000;

/**
 * Counts what a team's requests came to. An instance writes with its first request, then once a minute what came since,
 * and a fault of the service at once: few requests cost a write. What an instance has kept when it goes, of a minute at
 * most, is not counted.
 */
export class RequestFigures {
  readonly #kept = new Map<string, Record<string, number>>();
  #written = 0;

  async count(
    table: Table,
    teamId: string,
    { status, began, now = Date.now() }: { status: number; began: number; now?: number },
  ): Promise<void> {
    const key = `${teamId}#${dayOf(new Date(now))}`;
    const kept = this.#kept.get(key) ?? {};
    this.#kept.set(key, kept);
    for (const [name, by] of Object.entries(figuresOf(status, now - began, new Date(now))))
      kept[name] = (kept[name] ?? 0) + by;
    // A table that is busy has no time for figures.
    if (status !== 503 && (status >= 500 || now - this.#written >= interval)) await this.#write(table, now);
  }

  async #write(table: Table, now: number): Promise<void> {
    const kept = [...this.#kept];
    this.#kept.clear();
    this.#written = now;
    await Promise.all(
      kept.map(async ([key, figures]) => {
        const [teamId = '', day = ''] = key.split('#');
        try {
          await write(table, [requestsWrite(teamId, day, figures)]);
        } catch (error) {
          log.warn('requests not counted', { error: error instanceof Error ? error : String(error) });
        }
      }),
    );
  }
}
