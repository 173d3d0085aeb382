import { useLingui } from '@lingui/react/macro';
import { sessionStore, showTeam, signOut } from '../api/session-store.ts';
import type { Session } from '../api/sessions.ts';
import { chooseLanguage, type Language, languageStore, languages } from '../i18n/language.ts';
import { Icon } from '../ui/icon.tsx';
import { MenuItem, MenuLine, MenuSection, PopupMenu } from '../ui/menu.tsx';
import type { Popup } from '../ui/popup.ts';
import { useStore } from '../ui/store.ts';
import { chooseTheme, type Theme, themeStore } from './theme.ts';

const useThemeWords = (): Readonly<Record<Theme, string>> => {
  const { t } = useLingui();
  return { system: t`As the system`, light: t`Light`, dark: t`Dark` };
};

const themes: readonly Theme[] = ['system', 'light', 'dark'];

interface TeamItemsProps {
  readonly session: Session;
  readonly popup: Popup;
  readonly onAdd: () => void;
}

/** The teams that one is signed in to, and how it all looks. */
export const TeamItems = ({ session, popup, onAdd }: TeamItemsProps) => {
  const { t } = useLingui();
  const sessions = useStore(sessionStore);
  const theme = useStore(themeStore);
  const language = useStore(languageStore);
  const words = useThemeWords();
  return (
    <PopupMenu label={t`Team and settings`} popup={popup}>
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
        <MenuItem icon="add" onAction={onAdd}>
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
    </PopupMenu>
  );
};
