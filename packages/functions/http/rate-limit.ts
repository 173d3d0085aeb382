import { failure } from '#core/error.ts';
import { leasePermits } from '#core/rate/rate.item.ts';
import type { Table } from '#core/table/table.ts';
import type { Principal } from '#core/team/team.schema.ts';
import { log } from '../log.ts';

/** The permits of a caller's minute that this instance holds. */
interface Lease {
  permits: number;
  /** How many all instances have taken, as far as this one knows. */
  leased: number;
  renewal?: Promise<void> | undefined;
}

export interface Permit {
  granted: boolean;
  headers: Record<string, string>;
}

/** A batch is this part of what is left, so that the last permits are spread over the instances. */
const parts = 20;

const batchOf = (limit: number, leased: number): number => Math.max(1, Math.floor((limit - leased) / parts));

/** @throws CallbookError 429 */
export const requirePermit = ({ granted }: Permit): void => {
  if (!granted)
    throw failure('limited', 'rate_limited', 'More requests than a token has in a minute. Wait a little.');
};

/**
 * Counts requests per caller and minute. An instance takes permits in batches from a counter that all instances share,
 * so that together they never grant more than the limit, and few requests cost a write.
 */
export class RateLimiter {
  readonly #leases = new Map<string, Lease>();
  #minute = 0;

  async take(table: Table, { id, team }: Principal, now = Date.now()): Promise<Permit> {
    const limit = team.settings.rate_limit_per_minute;
    const minute = Math.floor(now / 60_000);
    const lease = this.#leaseOf(minute, id);
    while (lease.permits === 0 && lease.leased < limit) {
      lease.renewal ??= this.#renew(table, { teamId: team.id, caller: id, minute }, lease, limit);
      await lease.renewal;
    }
    const granted = lease.permits > 0;
    if (granted) lease.permits--;
    const reset = Math.ceil((minute + 1) * 60 - now / 1_000);
    return {
      granted,
      headers: {
        'ratelimit-limit': String(limit),
        'ratelimit-remaining': String(Math.max(0, limit - lease.leased) + lease.permits),
        'ratelimit-reset': String(reset),
        ...(!granted && { 'retry-after': String(reset) }),
      },
    };
  }

  #leaseOf(minute: number, caller: string): Lease {
    if (minute !== this.#minute) this.#leases.clear();
    this.#minute = minute;
    const lease = this.#leases.get(caller) ?? { permits: 0, leased: 0 };
    this.#leases.set(caller, lease);
    return lease;
  }

  async #renew(
    table: Table,
    window: { teamId: string; caller: string; minute: number },
    lease: Lease,
    limit: number,
  ): Promise<void> {
    const permits = batchOf(limit, lease.leased);
    try {
      const { granted, leased } = await leasePermits(table, window, { permits, limit });
      lease.leased = leased;
      if (granted) lease.permits += permits;
    } catch (error) {
      // A counter that is away is no reason to refuse callers.
      log.warn('permits not counted', { error: error instanceof Error ? error : String(error) });
      lease.permits += permits;
    } finally {
      lease.renewal = undefined;
    }
  }
}
