import type { RowOutcome } from '../../import-file/ledger.ts';
import type { RowReason } from '../import.schema.ts';

/** Most reasons that an import keeps, and lines that it names for each. */
const most = { kinds: 50, lines: 5 };

const order: readonly RowReason['kind'][] = ['failed', 'skipped', 'warned'];

/** Lists each code of a row once, however many of its cells have it. */
const reasonsOf = ({ reason, errors = [], warnings = [] }: RowOutcome) => {
  const all = [
    ...errors.map((fault) => ({ kind: 'failed', ...fault }) as const),
    ...(reason ? [{ kind: 'skipped', ...reason } as const] : []),
    ...warnings.map((fault) => ({ kind: 'warned', ...fault }) as const),
  ];
  return new Map(all.reverse().map((one) => [`${one.kind} ${one.code}`, one]));
};

/**
 * Counts why rows came to their outcomes, by kind and code; holds a few lines of each, however many rows
 * there are.
 */
export class RowReasons {
  readonly #found = new Map<string, RowReason>();

  add(row: RowOutcome): void {
    for (const [key, { kind, code, message }] of reasonsOf(row)) {
      const found = this.#found.get(key) ?? { kind, code, message, rows: 0, lines: [] };
      if (!this.#found.has(key) && this.#found.size >= most.kinds) continue;
      found.rows++;
      if (found.lines.length < most.lines) found.lines.push(row.line);
      this.#found.set(key, found);
    }
  }

  /** Lists reasons of failed rows first, then of skipped ones, then warnings; the most frequent first. */
  list(): RowReason[] {
    return [...this.#found.values()].sort(
      (one, other) => order.indexOf(one.kind) - order.indexOf(other.kind) || other.rows - one.rows,
    );
  }
}
