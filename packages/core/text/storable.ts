/** Tells whether the store keeps a number as it is: beyond these it would be rounded or refused. */
export const isStorable = (value: number): boolean =>
  Math.abs(value) <= Number.MAX_SAFE_INTEGER && (value === 0 || Math.abs(value) >= 1e-100);
