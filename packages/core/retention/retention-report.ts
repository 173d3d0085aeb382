import type { RetentionAction } from '../team/retention-policy.schema.ts';
import type { Decision, KeepReason, RetainedContact } from './decide-retention.ts';

/** Contacts that a report shows of each action. */
const mostShown = 10;

export interface RetentionReport {
  /** The frozen cutoff. */
  at: string;
  /** Contacts that were looked at. */
  seen: number;
  /** How many get what. */
  counts: Record<RetentionAction, number>;
  /** How many stay, and why. */
  kept: Record<KeepReason, number>;
  /** The contacts of each action that have been due for the longest. */
  sample: Record<RetentionAction, { id: string; due_at: string; reason: string }[]>;
}

const perAction = <T>(value: () => T): Record<RetentionAction, T> => ({
  archive: value(),
  trash: value(),
  anonymise: value(),
  delete: value(),
});

type Shown = RetentionReport['sample'][RetentionAction][number];

const isEarlier = (one: Shown, other: Shown): number =>
  one.due_at === other.due_at ? (one.id < other.id ? -1 : 1) : one.due_at < other.due_at ? -1 : 1;

/** Counts decisions, of a dry run or of what was done; in whatever order they come, it says the same. */
export class RetentionTally {
  readonly #report: RetentionReport;

  constructor(at: string) {
    const kept = { not_due: 0, held: 0, opted_out: 0, merged: 0, in_use: 0 };
    this.#report = { at, seen: 0, counts: perAction(() => 0), kept, sample: perAction(() => []) };
  }

  add({ id }: Pick<RetainedContact, 'id'>, decision: Decision): void {
    this.#report.seen++;
    if (decision.action === 'keep') {
      this.#report.kept[decision.reason]++;
      return;
    }
    const { action, due_at, reason } = decision;
    this.#report.counts[action]++;
    const sample = [...this.#report.sample[action], { id, due_at, reason }].sort(isEarlier);
    this.#report.sample[action] = sample.slice(0, mostShown);
  }

  get report(): RetentionReport {
    return structuredClone(this.#report);
  }
}

/** Joins the reports of the slices of a run. */
export const joinedReports = (at: string, reports: readonly RetentionReport[]): RetentionReport => {
  const { report } = new RetentionTally(at);
  for (const one of reports) {
    report.seen += one.seen;
    for (const action of Object.keys(report.counts) as RetentionAction[]) {
      report.counts[action] += one.counts[action];
      report.sample[action] = [...report.sample[action], ...one.sample[action]]
        .sort(isEarlier)
        .slice(0, mostShown);
    }
    for (const reason of Object.keys(report.kept) as KeepReason[]) report.kept[reason] += one.kept[reason];
  }
  return report;
};
