import { useLingui } from '@lingui/react';
import { faultWords } from './import-words.ts';

/** A fault in words: those of the page, else those of the API. */
export const useFaultText = () => {
  const { _ } = useLingui();
  return ({ code, message }: { readonly code: string; readonly message: string }): string => {
    const known = faultWords[code];
    return known ? _(known) : message;
  };
};
