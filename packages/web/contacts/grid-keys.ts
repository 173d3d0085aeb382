import type { KeyboardEvent } from 'react';

interface GridKeys {
  readonly active: number;
  readonly count: number;
  /** How many rows are in sight. */
  readonly page: number;
  readonly go: (index: number) => void;
  readonly toggle: (index: number, isRange: boolean) => void;
  readonly open: (index: number, mode: 'look' | 'edit') => void;
}

/** What a key means in a list of rows. */
const actionOf = (key: string, grid: GridKeys): (() => void) | undefined => {
  const { active, count, page, go, toggle, open } = grid;
  const actions: Readonly<Record<string, () => void>> = {
    j: () => go(active + 1),
    ArrowDown: () => go(active + 1),
    k: () => go(active - 1),
    ArrowUp: () => go(active - 1),
    PageDown: () => go(active + page),
    PageUp: () => go(active - page),
    Home: () => go(0),
    End: () => go(count - 1),
    x: () => toggle(active, false),
    X: () => toggle(active, true),
    ' ': () => toggle(active, false),
    Enter: () => open(active, 'look'),
    e: () => open(active, 'edit'),
  };
  return Object.hasOwn(actions, key) ? actions[key] : undefined;
};

/** Keys of the grid itself, not of what stands in it. */
export const pressInGrid = (event: KeyboardEvent, grid: GridKeys): void => {
  if (event.target !== event.currentTarget || event.metaKey || event.ctrlKey || event.altKey) return;
  const action = actionOf(event.key, grid);
  if (!action) return;
  event.preventDefault();
  action();
};
