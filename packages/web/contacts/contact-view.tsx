import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense } from 'react';
import { contactQuery, contactsChanged, restoreContact, trashContact } from '../api/contacts.ts';
import { failureOf } from '../api/failure.tsx';
import { useMay } from '../api/me.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Menu, MenuItem } from '../ui/menu.tsx';
import { Empty, Notice, Skeleton } from '../ui/states.tsx';
import { Tab, TabBar, TabPanel, Tabs } from '../ui/tabs.tsx';
import { showToast } from '../ui/toast-queue.ts';
import { ContactOverview } from './contact-overview.tsx';
import { VerdictBadge } from './verdict.tsx';

const Timeline = lazy(() => import('./timeline.tsx').then(({ Timeline }) => ({ default: Timeline })));

interface ContactViewProps {
  readonly id: string;
  readonly startsEditing: boolean;
  /** Beside the name: what closes it, or makes it a page. */
  readonly controls: ReactNode;
  readonly onGone: () => void;
}

/** Moves it to the trash, from where it is brought back by one click. */
const useTrash = (id: string, name: string, onGone: () => void) => {
  const { t, i18n } = useLingui();
  return async (): Promise<void> => {
    try {
      await trashContact(id);
      onGone();
      await contactsChanged();
      const undo = () => void restoreContact(id).then(contactsChanged);
      showToast({ text: t`${name} is in the trash.`, action: { label: t`Undo`, run: undo } });
    } catch (error) {
      const { title, detail } = failureOf(error);
      showToast({ text: detail ?? i18n._(title), meaning: 'bad' });
    }
  };
};

const Trashed = ({ id }: { readonly id: string }) => {
  const { t } = useLingui();
  const may = useMay();
  return (
    <Notice
      meaning="careful"
      className="mx-4 mt-2"
      actions={
        may('restoreContact') && (
          <Button
            size="small"
            onPress={() => void restoreContact(id).then(contactsChanged)}
          >{t`Restore`}</Button>
        )
      }
    >
      <Trans>This contact is in the trash.</Trans>
    </Notice>
  );
};

const Loading = () => (
  <div className="flex flex-col gap-3 p-4" aria-hidden="true">
    <Skeleton className="h-6 w-48" />
    <Skeleton className="h-4 w-32" />
    {[1, 2, 3, 4, 5, 6].map((line) => (
      <Skeleton key={line} className="h-5 w-full" />
    ))}
  </div>
);

/** A contact, whole: who it is, whether it may be called, its values, and what happened with it. */
export const ContactView = ({ id, startsEditing, controls, onGone }: ContactViewProps) => {
  const { t, i18n } = useLingui();
  const may = useMay();
  const { data, error, refetch } = useQuery(contactQuery(id));
  const contact = data?.contact;
  const name = contact?.name ?? contact?.phone ?? contact?.email ?? t`Without a name`;
  const trash = useTrash(id, name, onGone);
  if (error && !data) {
    const { title, detail } = failureOf(error);
    return (
      <>
        <div className="flex justify-end p-2">{controls}</div>
        <Empty
          icon="warning"
          title={i18n._(title)}
          actions={<Button onPress={() => void refetch()}>{t`Try again`}</Button>}
        >
          {detail}
        </Empty>
      </>
    );
  }
  return (
    <>
      <header className="flex items-start gap-1 px-4 pt-3 pb-2">
        <div className="min-w-0 flex-1">
          <h2 className="text-20 font-semibold">{contact ? name : <Skeleton className="h-5 w-40" />}</h2>
          <p className="truncate text-13 text-soft">
            {[contact?.job_title, data?.company?.name].filter(Boolean).join(' · ') || '\u00a0'}
          </p>
        </div>
        {contact && contact.deleted_at === null && may('deleteContact') && (
          <Menu
            label={t`What to do with ${name}`}
            placement="bottom end"
            trigger={
              <IconButton label={t`More`}>
                <Icon name="more" />
              </IconButton>
            }
          >
            <MenuItem icon="trash" isDangerous onAction={() => void trash()}>{t`Move to the trash`}</MenuItem>
          </Menu>
        )}
        {controls}
      </header>
      <div className="px-4 pb-2">
        <VerdictBadge id={id} />
      </div>
      {contact && contact.deleted_at !== null && <Trashed id={id} />}
      <Tabs className="flex-1">
        <TabBar label={t`About ${name}`}>
          <Tab id="overview">{t`Overview`}</Tab>
          <Tab id="timeline">{t`Timeline`}</Tab>
        </TabBar>
        <TabPanel id="overview">
          {data ? <ContactOverview key={id} detail={data} startsEditing={startsEditing} /> : <Loading />}
        </TabPanel>
        <TabPanel id="timeline">
          <Suspense fallback={<Loading />}>
            <Timeline contactId={id} />
          </Suspense>
        </TabPanel>
      </Tabs>
    </>
  );
};

/** The way from the panel to the page of its own. */
export const ExpandLink = ({ id }: { readonly id: string }) => {
  const { t } = useLingui();
  return (
    <Link
      to="/contacts/$contactId"
      params={{ contactId: id }}
      aria-label={t`Open as a page`}
      title={t`Open as a page`}
      className="flex size-7 items-center justify-center rounded-6 text-soft hover:bg-hover hover:text-ink pointer-coarse:size-11"
    >
      <Icon name="expand" />
    </Link>
  );
};
