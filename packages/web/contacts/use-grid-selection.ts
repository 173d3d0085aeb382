import { useCallback, useRef } from 'react';
import { toggled, withRange } from './selection.ts';
import type { SelectionStore } from './selection-store.ts';
import type { Rows } from './use-rows.ts';

/** Chooses a row, or all from the one that was chosen last. */
export const useGridSelection = (rows: Rows, selection: SelectionStore) => {
  const anchor = useRef(0);
  const chooseRange = useCallback(
    (index: number) => {
      const low = Math.min(anchor.current, index);
      const length = Math.abs(anchor.current - index) + 1;
      const ids = Array.from({ length }, (_, at) => rows.rowAt(low + at)?.id).filter(
        (one) => one !== undefined,
      );
      selection.set(withRange(selection.get(), ids, true));
    },
    [rows, selection],
  );
  return useCallback(
    (index: number, isRange: boolean) => {
      const id = rows.rowAt(index)?.id;
      if (id === undefined) return;
      if (isRange) return void chooseRange(index);
      anchor.current = index;
      selection.set(toggled(selection.get(), id, rows.loadedIds()));
    },
    [rows, selection, chooseRange],
  );
};
