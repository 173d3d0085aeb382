import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { currentSession } from '../api/sessions.ts';
import { sessionStore, showTeam, signOut } from '../api/session-store.ts';
import { chooseLanguage, type Language, languageStore, languages } from '../i18n/language.ts';
import { roleWords } from '../i18n/words.tsx';
import { Icon } from '../ui/icon.tsx';
import { Menu, MenuItem, MenuLine, MenuSection } from '../ui/menu.tsx';
import { useStore } from '../ui/store.ts';
import { AddTeam } from './sign-in.tsx';
import { chooseTheme, type Theme, themeStore } from './theme.ts';

const Initial = ({ of }: { readonly of: string }) => (
  <span
    aria-hidden="true"
    className="flex size-6 shrink-0 items-center justify-center rounded-6 bg-accent text-12 font-semibold text-on-accent"
  >
    {of.slice(0, 1).toUpperCase()}
  </span>
);

const useThemeWords = (): Readonly<Record<Theme, string>> => {
  const { t } = useLingui();
  return { system: t`As the system`, light: t`Light`, dark: t`Dark` };
};

const themes: readonly Theme[] = ['system', 'light', 'dark'];

/** Which team is shown, the others that one is signed in to, and how it all looks. */
export const TeamMenu = () => {
  const { t, i18n } = useLingui();
  const sessions = useStore(sessionStore);
  const theme = useStore(themeStore);
  const language = useStore(languageStore);
  const words = useThemeWords();
  const [isAdding, setIsAdding] = useState(false);
  const session = currentSession(sessions);
  if (!session) return null;
  const who = session.name ?? i18n._(roleWords[session.role]);
  return (
    <>
      <Menu
        label={t`Team and settings`}
        trigger={
          <Button
            aria-label={t`Team ${session.teamName}, signed in as ${who}`}
            className="flex min-h-10 items-center gap-2 rounded-6 px-2 py-1 text-left data-hovered:bg-hover aria-expanded:bg-pressed"
          >
            <Initial of={session.teamName} />
            <span className="min-w-0 flex-1">
              <span className="block truncate font-semibold">{session.teamName}</span>
              <span className="block truncate text-12 text-faint">{who}</span>
            </span>
            <Icon name="chevronDown" className="text-soft" />
          </Button>
        }
      >
        <MenuSection title={t`Teams`}>
          {sessions.all.map(({ teamId, teamName }) => (
            <MenuItem
              key={teamId}
              onAction={() => showTeam(teamId)}
              aside={teamId === session.teamId ? <Icon name="check" className="text-accent" /> : undefined}
            >
              {teamName}
            </MenuItem>
          ))}
          <MenuItem icon="add" onAction={() => setIsAdding(true)}>
            {t`Add a team`}
          </MenuItem>
        </MenuSection>
        <MenuLine />
        <MenuSection title={t`Appearance`}>
          {themes.map((one) => (
            <MenuItem
              key={one}
              onAction={() => chooseTheme(one)}
              aside={one === theme ? <Icon name="check" className="text-accent" /> : undefined}
            >
              {words[one]}
            </MenuItem>
          ))}
        </MenuSection>
        <MenuSection title={t`Language`}>
          {Object.entries(languages).map(([one, name]) => (
            <MenuItem
              key={one}
              onAction={() => void chooseLanguage(one as Language)}
              aside={one === language ? <Icon name="check" className="text-accent" /> : undefined}
            >
              {name}
            </MenuItem>
          ))}
        </MenuSection>
        <MenuLine />
        <MenuItem onAction={() => signOut(session.teamId)}>{t`Sign out of ${session.teamName}`}</MenuItem>
      </Menu>
      {isAdding && <AddTeam onClose={() => setIsAdding(false)} />}
    </>
  );
};
