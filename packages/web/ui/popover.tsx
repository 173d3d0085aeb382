import type { ReactNode } from 'react';
import {
  Popover as AriaPopover,
  type PopoverProps as AriaPopoverProps,
  Dialog,
  DialogTrigger,
} from 'react-aria-components';
import type { Popup } from './popup.ts';
import { floating, join } from './style.ts';

interface FloatProps extends Omit<AriaPopoverProps, 'className'> {
  readonly className?: string;
}

/** What floats beside its trigger. */
export const Float = ({ className, ...props }: FloatProps) => (
  <AriaPopover
    offset={4}
    {...props}
    className={join(floating, 'max-w-[calc(100vw-1rem)] overflow-auto', className)}
  />
);

interface PopoverProps {
  /** The button that opens it. */
  readonly trigger: ReactNode;
  readonly label: string;
  readonly children: ReactNode | ((options: { close: () => void }) => ReactNode);
  readonly placement?: AriaPopoverProps['placement'];
  readonly className?: string;
  readonly isOpen?: boolean;
  readonly onOpenChange?: (isOpen: boolean) => void;
}

/** A small dialog beside the button that opens it. */
export const Popover = ({
  trigger,
  label,
  children,
  placement = 'bottom start',
  className,
  ...open
}: PopoverProps) => (
  <DialogTrigger {...open}>
    {trigger}
    <Float placement={placement} {...(className !== undefined && { className })}>
      <Dialog aria-label={label} className="outline-none">
        {children}
      </Dialog>
    </Float>
  </DialogTrigger>
);

interface PopupDialogProps {
  readonly popup: Popup;
  readonly label: string;
  readonly children: ReactNode;
  readonly placement?: AriaPopoverProps['placement'];
  readonly className?: string;
}

/** The same, of a button that loads it when it is pressed. */
export const PopupDialog = ({
  popup,
  label,
  children,
  placement = 'bottom start',
  className,
}: PopupDialogProps) => (
  <Float {...popup.float} placement={placement} {...(className !== undefined && { className })}>
    <Dialog aria-label={label} className="outline-none">
      {children}
    </Dialog>
  </Float>
);
