import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

/** Whether somebody is typing there, so that letters are letters. */
const isTyping = ({ target }: KeyboardEvent): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

const isInDialog = (): boolean =>
  document.querySelector('[role="dialog"][data-rac], [role="alertdialog"]') !== null;

interface Shortcuts {
  readonly onPalette: () => void;
  readonly onKeys: () => void;
}

/** Keys that mean the same on every page: the palette, the help, and `g` with the letter of a place. */
export const useShortcuts = ({ onPalette, onKeys }: Shortcuts): void => {
  const navigate = useNavigate();
  const isGoing = useRef(false);
  useEffect(() => {
    const places: Readonly<Record<string, () => void>> = { c: () => void navigate({ to: '/contacts' }) };
    const press = (event: KeyboardEvent): void => {
      if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        onPalette();
        return;
      }
      if (isTyping(event) || event.metaKey || event.ctrlKey || event.altKey || isInDialog()) return;
      if (event.key === '?') onKeys();
      const go = isGoing.current ? places[event.key] : undefined;
      isGoing.current = event.key === 'g';
      go?.();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [navigate, onPalette, onKeys]);
};
