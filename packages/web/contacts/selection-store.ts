import { useSyncExternalStore } from 'react';
import { createStore, type Store } from '../ui/store.ts';
import { isSelected, nothing, type Selection } from './selection.ts';

export type SelectionStore = Store<Selection>;

export const createSelection = (): SelectionStore => createStore(nothing);

/** Whether a row is chosen; only the row whose answer changes is drawn anew. */
export const useIsSelected = ({ subscribe, get }: SelectionStore, id: string | undefined): boolean =>
  useSyncExternalStore(subscribe, () => id !== undefined && isSelected(get(), id));
