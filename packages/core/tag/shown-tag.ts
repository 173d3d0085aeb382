/** Tells whether callers see a tag of the registry. */
export const isShown = ({ retired_at, n }: { retired_at?: unknown; n: number }): boolean =>
  retired_at === undefined || n > 0;
