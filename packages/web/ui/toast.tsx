import {
  Button as AriaButton,
  UNSTABLE_Toast as AriaToast,
  Text,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components';
import { type Meaning, meaningText } from './badge.tsx';
import { Button } from './button.tsx';
import { Icon, type IconName } from './icon.tsx';
import { toastQueue } from './toast-queue.ts';

const icons: Readonly<Record<Meaning, IconName>> = {
  good: 'check',
  careful: 'warning',
  bad: 'warning',
  info: 'info',
  plain: 'check',
};

export const Toasts = ({ label, closeLabel }: { readonly label: string; readonly closeLabel: string }) => (
  <ToastRegion
    queue={toastQueue}
    aria-label={label}
    className="fixed bottom-4 left-1/2 z-50 flex w-max max-w-[calc(100vw-2rem)] -translate-x-1/2 flex-col gap-2 outline-none"
  >
    {({ toast }) => (
      <AriaToast
        toast={toast}
        className="flex min-h-10 items-center gap-3 rounded-10 border border-line bg-raised py-1.5 pr-1.5 pl-3 text-14 shadow-float"
      >
        <Icon
          name={icons[toast.content.meaning ?? 'plain']}
          className={meaningText[toast.content.meaning ?? 'good']}
        />
        <ToastContent className="min-w-0 flex-1">
          <Text slot="title">{toast.content.text}</Text>
        </ToastContent>
        {toast.content.action && (
          <Button
            look="quiet"
            size="small"
            className="!text-accent"
            onPress={() => {
              toast.content.action?.run();
              toastQueue.close(toast.key);
            }}
          >
            {toast.content.action.label}
          </Button>
        )}
        <AriaButton
          slot="close"
          aria-label={closeLabel}
          className="flex size-7 items-center justify-center rounded-6 text-soft data-hovered:bg-hover"
        >
          <Icon name="close" />
        </AriaButton>
      </AriaToast>
    )}
  </ToastRegion>
);
