/** Joins class names; what is false is left out. */
export const join = (...names: readonly (string | false | null | undefined)[]): string =>
  names.filter(Boolean).join(' ');

/** Of what floats above the page: menus, popovers, dialogs. */
export const floating = 'rounded-10 border border-line bg-raised text-ink shadow-float enter-float';

/** Of what holds a value that is typed or chosen. */
export const control =
  'h-8 w-full min-w-0 rounded-6 border border-edge bg-surface px-2 text-14 text-ink placeholder:text-faint ' +
  'data-hovered:border-soft data-disabled:opacity-50 data-invalid:border-bad pointer-coarse:h-11';
