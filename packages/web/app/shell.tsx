import { useLingui } from '@lingui/react/macro';
import { Link, useNavigate, useRouterState } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { RouterProvider as AriaRouterProvider } from 'react-aria-components';
import { startedJobs } from '../api/jobs.ts';
import { refusedStore, sessionStore } from '../api/session-store.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { useStore } from '../ui/store.ts';
import { join } from '../ui/style.ts';
import { useHasToasts } from '../ui/toast-queue.ts';
import { Navigation } from './navigation.tsx';
import { NetworkBar } from './network-bar.tsx';
import { useShortcuts } from './shortcuts.ts';

const SignInPage = lazy(() => import('./sign-in.tsx').then(({ SignInPage }) => ({ default: SignInPage })));
const SignInAgain = lazy(() => import('./sign-in.tsx').then(({ SignInAgain }) => ({ default: SignInAgain })));
const Tray = lazy(() => import('./tray.tsx').then(({ Tray }) => ({ default: Tray })));
const Toasts = lazy(() => import('../ui/toast.tsx').then(({ Toasts }) => ({ default: Toasts })));
const Palette = lazy(() => import('./palette.tsx').then(({ Palette }) => ({ default: Palette })));
const KeyHelp = lazy(() => import('./key-help.tsx').then(({ KeyHelp }) => ({ default: KeyHelp })));

/** On a phone the navigation is a sheet, which a step to another page closes. */
const useSheet = () => {
  const [isOpen, setIsOpen] = useState(false);
  const path = useRouterState({ select: ({ location }) => location.pathname });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the path is what closes it
  useEffect(() => setIsOpen(false), [path]);
  return [isOpen, setIsOpen] as const;
};

const Frame = ({ children }: { readonly children: ReactNode }) => {
  const { t } = useLingui();
  const [isSheetOpen, setIsSheetOpen] = useSheet();
  const hasJobs = useStore(startedJobs).length > 0;
  const [open, setOpen] = useState<'palette' | 'keys' | undefined>();
  useShortcuts({ onPalette: () => setOpen('palette'), onKeys: () => setOpen('keys') });
  return (
    <div className="flex h-full">
      <a
        href="#main"
        className="absolute top-2 left-2 z-50 -translate-y-16 rounded-6 bg-accent px-3 py-2 text-on-accent focus:translate-y-0"
      >
        {t`Go to the content`}
      </a>
      <div
        data-not-printed
        className={join(
          'fixed inset-y-0 left-0 z-30 w-60 shrink-0 border-r border-line bg-canvas transition-transform duration-150 max-md:shadow-float md:static md:w-56 md:translate-x-0',
          isSheetOpen ? 'translate-x-0' : 'max-md:invisible max-md:-translate-x-full',
        )}
      >
        <Navigation onPalette={() => setOpen('palette')} />
      </div>
      {isSheetOpen && (
        <button
          type="button"
          aria-label={t`Close the navigation`}
          className="fixed inset-0 z-20 bg-veil md:hidden"
          onClick={() => setIsSheetOpen(false)}
        />
      )}
      <div className="flex min-w-0 flex-1 flex-col">
        <NetworkBar />
        <div
          data-not-printed
          className="flex h-11 items-center gap-2 border-b border-line bg-surface px-2 md:hidden"
        >
          <Button
            look="quiet"
            size="small"
            aria-label={t`Open the navigation`}
            onPress={() => setIsSheetOpen(true)}
          >
            <Icon name="menu" />
          </Button>
          <Link to="/contacts" className="font-semibold">
            Callbook
          </Link>
        </div>
        <main id="main" tabIndex={-1} data-no-ring className="min-h-0 flex-1 bg-surface">
          {children}
        </main>
      </div>
      <Suspense>
        {hasJobs && <Tray />}
        {open === 'palette' && <Palette onClose={() => setOpen(undefined)} />}
        {open === 'keys' && <KeyHelp onClose={() => setOpen(undefined)} />}
      </Suspense>
    </div>
  );
};

/** What is around every page: the navigation, running work, the state of the network, who is signed in. */
export const Shell = ({ children }: { readonly children: ReactNode }) => {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { current } = useStore(sessionStore);
  const isRefused = useStore(refusedStore);
  const hasToasts = useHasToasts();
  return (
    <AriaRouterProvider navigate={(path) => void navigate({ href: path })}>
      <Suspense>{current === undefined ? <SignInPage /> : <Frame key={current}>{children}</Frame>}</Suspense>
      <Suspense>
        {current !== undefined && isRefused && <SignInAgain />}
        {hasToasts && <Toasts label={t`Messages`} closeLabel={t`Close`} />}
      </Suspense>
    </AriaRouterProvider>
  );
};
