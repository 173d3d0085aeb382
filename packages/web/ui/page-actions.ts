import { useEffect } from 'react';
import { createStore } from './store.ts';

/** Something that the page which is shown can do; the command palette offers it. */
export interface PageAction {
  readonly id: string;
  readonly name: string;
  readonly keys?: string;
  readonly run: () => void;
}

export const pageActions = createStore<readonly PageAction[]>([]);

/** Offers what a page can do, as long as it is shown. */
export const usePageActions = (actions: readonly PageAction[]): void => {
  useEffect(() => {
    pageActions.set(actions);
    return () => pageActions.set([]);
  }, [actions]);
};
