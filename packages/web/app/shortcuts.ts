import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { places } from './places.ts';

/** Whether somebody is typing there, so that letters are letters. */
const isTyping = ({ target }: KeyboardEvent): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

const isInDialog = (): boolean =>
  document.querySelector('[role="dialog"][data-rac], [role="alertdialog"]') !== null;

/** Whether a key is one of the page: not typed into something, nor meant for the browser or a dialog. */
const isPlain = (event: KeyboardEvent): boolean =>
  !(isTyping(event) || event.metaKey || event.ctrlKey || event.altKey || isInDialog());

const isPalette = (event: KeyboardEvent): boolean =>
  (event.metaKey || event.ctrlKey) && event.key.toLowerCase() === 'k';

interface Shortcuts {
  readonly onPalette: () => void;
  readonly onKeys: () => void;
}

/** Keys that mean the same on every page: the palette, the help, and `g` with the letter of a place. */
export const useShortcuts = ({ onPalette, onKeys }: Shortcuts): void => {
  const navigate = useNavigate();
  const isGoing = useRef(false);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (isPalette(event)) {
        event.preventDefault();
        onPalette();
        return;
      }
      if (!isPlain(event)) return;
      if (event.key === '?') onKeys();
      const place = isGoing.current ? places.find(({ letter }) => letter === event.key) : undefined;
      isGoing.current = event.key === 'g';
      if (place) void navigate({ to: place.to });
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [navigate, onPalette, onKeys]);
};
