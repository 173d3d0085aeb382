import { useLingui } from '@lingui/react/macro';
import { lazy, Suspense, useState } from 'react';
import { Button } from 'react-aria-components';
import { sessionStore } from '../api/session-store.ts';
import { currentSession } from '../api/sessions.ts';
import { roleWords } from '../i18n/words.tsx';
import { Icon } from '../ui/icon.tsx';
import { usePopup } from '../ui/popup.ts';
import { useStore } from '../ui/store.ts';

const TeamItems = lazy(() => import('./team-items.tsx').then(({ TeamItems }) => ({ default: TeamItems })));
const AddTeam = lazy(() => import('./sign-in.tsx').then(({ AddTeam }) => ({ default: AddTeam })));

const Initial = ({ of }: { readonly of: string }) => (
  <span
    aria-hidden="true"
    className="flex size-6 shrink-0 items-center justify-center rounded-6 bg-accent text-12 font-semibold text-on-accent"
  >
    {of.slice(0, 1).toUpperCase()}
  </span>
);

/** Which team is shown; behind it the other teams, and how it all looks. */
export const TeamMenu = () => {
  const { t, i18n } = useLingui();
  const popup = usePopup('menu');
  const [isAdding, setIsAdding] = useState(false);
  const session = currentSession(useStore(sessionStore));
  if (!session) return null;
  const who = session.name ?? i18n._(roleWords[session.role]);
  return (
    <>
      <Button
        {...popup.trigger}
        className="flex min-h-10 items-center gap-2 rounded-6 px-2 py-1 text-left data-hovered:bg-hover aria-expanded:bg-pressed"
      >
        <Initial of={session.teamName} />
        <span className="min-w-0 flex-1">
          <span className="block truncate font-semibold">{session.teamName}</span>
          <span className="sr-only">{t`, signed in as `}</span>
          <span className="block truncate text-12 text-faint">{who}</span>
        </span>
        <Icon name="chevronDown" className="text-soft" />
      </Button>
      <Suspense>
        {popup.isOpen && <TeamItems session={session} popup={popup} onAdd={() => setIsAdding(true)} />}
        {isAdding && <AddTeam onClose={() => setIsAdding(false)} />}
      </Suspense>
    </>
  );
};
