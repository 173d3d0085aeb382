import { useEffect, useRef } from 'react';

interface ListKeys {
  readonly onSearch: () => void;
  readonly onFilter: () => void;
  readonly onGrid: () => void;
  readonly onCreate: (() => void) | undefined;
  /** Closes the panel. */
  readonly onClose: (() => void) | undefined;
}

const isTyping = ({ target }: KeyboardEvent): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Whether something lies over the page and takes the keys. */
const isCovered = (): boolean =>
  document.querySelector('[data-rac][role="dialog"], [data-rac][role="menu"], [role="listbox"]') !== null;

/** Keys of a list, wherever on its page the focus is. */
export const useListKeys = (keys: ListKeys): void => {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey || isCovered()) return;
      const { onSearch, onFilter, onGrid, onCreate, onClose } = latest.current;
      if (isTyping(event)) return;
      const actions: Readonly<Record<string, (() => void) | undefined>> = {
        '/': onSearch,
        f: onFilter,
        j: onGrid,
        k: onGrid,
        c: onCreate,
        Escape: onClose,
      };
      const action = actions[event.key];
      if (!action) return;
      event.preventDefault();
      action();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
};
