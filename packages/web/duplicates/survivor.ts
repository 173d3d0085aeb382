interface Candidate {
  readonly id: string;
  readonly total_calls: number | null;
  readonly created_at: string | null;
}

/** Which contact is offered to stay: the one with most calls, of these the oldest. */
export const bestToKeep = (contacts: readonly Candidate[]): string =>
  [...contacts].sort(
    (one, other) =>
      (other.total_calls ?? 0) - (one.total_calls ?? 0) ||
      (one.created_at ?? '').localeCompare(other.created_at ?? ''),
  )[0]?.id ?? '';
