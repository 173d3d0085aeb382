import { UNSTABLE_ToastQueue as ToastQueue } from 'react-aria-components';
import type { Meaning } from './badge.tsx';
import { createStore, useStore } from './store.ts';

export interface ToastMessage {
  readonly text: string;
  readonly meaning?: Meaning;
  /** What may be done about it, such as to undo it. */
  readonly action?: { readonly label: string; readonly run: () => void };
}

export const toastQueue = new ToastQueue<ToastMessage>({ maxVisibleToasts: 3 });

const shownMs = 8_000;

const used = createStore(false);

/** Whether there has been a message yet: what shows them is loaded with the first. */
export const useHasToasts = (): boolean => useStore(used);

/** Says in passing what was done. Answers how to take the word back. */
export const showToast = (message: ToastMessage): (() => void) => {
  used.set(true);
  const key = toastQueue.add(message, message.meaning === 'bad' ? {} : { timeout: shownMs });
  return () => toastQueue.close(key);
};
