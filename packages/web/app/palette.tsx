import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import { Autocomplete, Dialog, Menu, Modal, ModalOverlay } from 'react-aria-components';
import { contactPageQuery } from '../api/contacts.ts';
import { useMay } from '../api/me.ts';
import { MenuItem, MenuSection } from '../ui/menu.tsx';
import { pageActions } from '../ui/page-actions.ts';
import { SearchField } from '../ui/search-field.tsx';
import { useStore } from '../ui/store.ts';
import { places } from './places.ts';
import { chooseTheme } from './theme.ts';

const useFound = (text: string) => {
  const search = text.trim();
  const { data } = useQuery({
    ...contactPageQuery({ filter: { search }, sort: '-updated_at' }, 0),
    enabled: search.length >= 2,
  });
  return search.length >= 2 ? (data?.contacts.slice(0, 6) ?? []) : [];
};

/** Goes anywhere, finds a contact, and does whatever the page can do, all by typing. */
export const Palette = ({ onClose }: { readonly onClose: () => void }) => {
  const { t, i18n } = useLingui();
  const navigate = useNavigate();
  const may = useMay();
  const actions = useStore(pageActions);
  const [text, setText] = useState('');
  const found = useFound(useDeferredValue(text));
  const matches = (words: string) => words.toLowerCase().includes(text.trim().toLowerCase());
  const run = (action: () => void) => () => {
    onClose();
    action();
  };
  const reachable = [
    ...places
      .filter(({ operation }) => may(operation))
      .map(({ to, name }) => ({ id: to, name: i18n._(name), go: () => void navigate({ to }) })),
    ...(may('listContacts')
      ? [
          {
            id: 'trash',
            name: t`Trash`,
            go: () => void navigate({ to: '/contacts', search: { deleted: 'true' } }),
          },
        ]
      : []),
    { id: 'docs', name: t`API reference`, go: () => location.assign('/docs') },
    { id: 'light', name: t`Light appearance`, go: () => chooseTheme('light') },
    { id: 'dark', name: t`Dark appearance`, go: () => chooseTheme('dark') },
  ].filter(({ name }) => matches(name));
  const doable = actions.filter(({ name }) => matches(name));
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      className="fixed inset-0 z-40 flex items-start justify-center bg-veil p-4 pt-[12vh]"
    >
      <Modal className="w-full max-w-xl overflow-hidden rounded-10 border border-line bg-raised shadow-float">
        <Dialog aria-label={t`Search or go to`} className="flex max-h-[60vh] flex-col outline-none">
          <Autocomplete inputValue={text} onInputChange={setText}>
            <SearchField
              autoFocus
              label={t`A contact, a place or an action`}
              className="border-b border-line p-2 [&_input]:border-transparent [&_input]:outline-none"
            />
            <Menu
              aria-label={t`Results`}
              className="min-h-0 flex-1 overflow-y-auto p-1 outline-none"
              renderEmptyState={() => (
                <p className="p-4 text-center text-13 text-soft">{t`Nothing is called so.`}</p>
              )}
            >
              {found.length > 0 && (
                <MenuSection title={t`Contacts`}>
                  {found.map(({ id, name, phone, email }) => (
                    <MenuItem
                      key={id}
                      id={id}
                      icon="person"
                      aside={phone ?? email}
                      onAction={run(
                        () => void navigate({ to: '/contacts/$contactId', params: { contactId: id } }),
                      )}
                    >
                      {name ?? phone ?? email ?? t`Without a name`}
                    </MenuItem>
                  ))}
                </MenuSection>
              )}
              {doable.length > 0 && (
                <MenuSection title={t`On this page`}>
                  {doable.map(({ id, name, keys, run: act }) => (
                    <MenuItem key={id} id={id} {...(keys !== undefined && { keys })} onAction={run(act)}>
                      {name}
                    </MenuItem>
                  ))}
                </MenuSection>
              )}
              {reachable.length > 0 && (
                <MenuSection title={t`Go to`}>
                  {reachable.map(({ id, name, go }) => (
                    <MenuItem key={id} id={id} onAction={run(go)}>
                      {name}
                    </MenuItem>
                  ))}
                </MenuSection>
              )}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
};
