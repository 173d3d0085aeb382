import { useEffect } from 'react';

/** The name of the page, as tabs and histories show it. */
export const useTitle = (name: string): void => {
  useEffect(() => {
    document.title = `${name} · Callbook`;
  }, [name]);
};
