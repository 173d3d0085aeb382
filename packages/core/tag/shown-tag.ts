/** Tells whether a tag of the registry is there for callers. */
export const isShown = ({ retired_at, n }: { retired_at?: unknown; n: number }): boolean =>
  retired_at === undefined || n > 0;
