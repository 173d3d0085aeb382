import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { join } from './style.ts';

interface DialogProps {
  readonly title: string;
  /** What stands below the title. */
  readonly children: ReactNode;
  /** Buttons, the primary one last. */
  readonly actions?: ReactNode;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** Whether a click beside it, or Escape, closes it: not where something is typed. */
  readonly isDismissable?: boolean;
  readonly size?: 'small' | 'normal' | 'wide';
  readonly role?: 'dialog' | 'alertdialog';
}

const widths = { small: 'max-w-96', normal: 'max-w-lg', wide: 'max-w-3xl' } as const;

const veil =
  'fixed inset-0 z-40 flex items-start justify-center overflow-y-auto bg-veil p-4 pt-[10vh] transition-opacity ' +
  'duration-100 data-entering:opacity-0 data-exiting:opacity-0';

/** What has to be answered before anything else. */
export const Dialog = ({
  title,
  children,
  actions,
  isOpen,
  onClose,
  isDismissable = true,
  size = 'normal',
  role = 'dialog',
}: DialogProps) => (
  <ModalOverlay
    isOpen={isOpen}
    onOpenChange={(open) => {
      if (!open) onClose();
    }}
    isDismissable={isDismissable}
    isKeyboardDismissDisabled={!isDismissable}
    className={veil}
  >
    <Modal className={join('w-full rounded-10 border border-line bg-raised shadow-float', widths[size])}>
      <AriaDialog role={role} className="flex max-h-[78vh] flex-col outline-none">
        <Heading slot="title" className="px-5 pt-4 pb-1 text-16 font-semibold">
          {title}
        </Heading>
        <div className="min-h-0 flex-1 overflow-y-auto px-5 py-2">{children}</div>
        {actions !== undefined && (
          <div className="flex flex-wrap justify-end gap-2 px-5 pt-2 pb-4">{actions}</div>
        )}
      </AriaDialog>
    </Modal>
  </ModalOverlay>
);
