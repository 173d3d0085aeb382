import { type RefObject, useRef, useState } from 'react';

/** A button, and what floats beside it once it is pressed: loaded only then. */
export interface Popup {
  readonly isOpen: boolean;
  /** For the button. */
  readonly trigger: {
    readonly ref: RefObject<HTMLButtonElement | null>;
    readonly onPress: () => void;
    readonly 'aria-haspopup': 'menu' | 'dialog';
    readonly 'aria-expanded': boolean;
  };
  /** For what floats. */
  readonly float: {
    readonly triggerRef: RefObject<HTMLButtonElement | null>;
    readonly isOpen: true;
    readonly onOpenChange: (isOpen: boolean) => void;
  };
}

export const usePopup = (kind: 'menu' | 'dialog'): Popup => {
  const ref = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  return {
    isOpen,
    trigger: { ref, onPress: () => setIsOpen(!isOpen), 'aria-haspopup': kind, 'aria-expanded': isOpen },
    float: { triggerRef: ref, isOpen: true, onOpenChange: setIsOpen },
  };
};
