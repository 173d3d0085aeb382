import { Trans, useLingui } from '@lingui/react/macro';
import { useInfiniteQuery } from '@tanstack/react-query';
import { failureOf } from '../api/failure.tsx';
import { type TimelineEntry, timelineQuery } from '../api/timeline.ts';
import { useFormat } from '../i18n/format.ts';
import { outcomeWords } from '../i18n/words.tsx';
import { Button } from '../ui/button.tsx';
import { Icon, type IconName } from '../ui/icon.tsx';
import { Empty, Notice, Skeleton } from '../ui/states.tsx';
import { useColumnName } from './column-words.ts';
import type { ColumnId } from './columns.ts';
import { FieldValue } from './contact-cell.tsx';

const icons: Readonly<Record<string, IconName>> = {
  call: 'phone',
  note: 'book',
  email: 'mail',
  appointment: 'clock',
  conversation: 'keyboard',
  ticket: 'tag',
  consent: 'check',
  campaign: 'phone',
  'contact.created': 'add',
  'contact.merged': 'merge',
  'contact.deleted': 'trash',
  'contact.restored': 'undo',
};

const useTitle = () => {
  const { t, i18n } = useLingui();
  return ({ type, call, activity, via }: TimelineEntry): string => {
    if (call) {
      const outcome = call.outcome === null ? undefined : outcomeWords[call.outcome];
      return outcome ? t`Call: ${i18n._(outcome)}` : t`Call that goes on`;
    }
    if (activity?.title) return activity.title;
    const isImport = via === 'import';
    const words: Readonly<Record<string, string>> = {
      'contact.created': isImport ? t`Created by an import` : t`Created`,
      'contact.updated': isImport ? t`Changed by an import` : t`Changed`,
      'contact.deleted': t`Moved to the trash`,
      'contact.restored': t`Restored`,
      'contact.merged': t`Merged`,
      'contact.moved': t`Moved to another department`,
      note: t`Note`,
      email: t`Email`,
      appointment: t`Appointment`,
      conversation: t`Conversation`,
      ticket: t`Ticket`,
      consent: t`Consent`,
      campaign: t`Campaign`,
    };
    return words[type] ?? t`Changed`;
  };
};

const Changes = ({ entry }: { readonly entry: TimelineEntry }) => {
  const nameOf = useColumnName();
  const changes = Object.entries(entry.changes ?? {});
  if (changes.length === 0 || entry.type === 'contact.created') return null;
  return (
    <ul className="mt-0.5 text-13 text-soft">
      {changes.slice(0, 8).map(([property, change]) => (
        <li key={property} className="break-words">
          {nameOf(property as ColumnId)}:{' '}
          <s className="text-faint">
            <FieldValue value={change.from} />
          </s>{' '}
          → <FieldValue value={change.to} />
        </li>
      ))}
    </ul>
  );
};

const Entry = ({ entry }: { readonly entry: TimelineEntry }) => {
  const format = useFormat();
  const title = useTitle();
  const text = entry.call?.notes ?? entry.activity?.text;
  return (
    <li className="relative flex gap-3 pb-4 pl-4 before:absolute before:top-6 before:bottom-0 before:left-[1.69rem] before:w-px before:bg-line last:before:hidden">
      <span className="flex size-6 shrink-0 items-center justify-center rounded-full bg-pressed text-soft">
        <Icon name={icons[entry.type] ?? 'person'} width={13} height={13} />
      </span>
      <div className="min-w-0 flex-1 pr-4">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className="font-medium">{title(entry)}</span>
          <time
            dateTime={entry.occurred_at}
            title={format.fullTime(entry.occurred_at)}
            className="text-12 text-faint"
          >
            {format.time(entry.occurred_at)}
          </time>
        </p>
        {text && <p className="mt-0.5 text-13 whitespace-pre-wrap">{text}</p>}
        <Changes entry={entry} />
      </div>
    </li>
  );
};

/** What happened with a contact, the latest first. */
export const Timeline = ({ contactId }: { readonly contactId: string }) => {
  const { t, i18n } = useLingui();
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    timelineQuery(contactId),
  );
  const entries = data?.pages.flatMap(({ timeline }) => timeline) ?? [];
  if (error)
    return (
      <Notice meaning="bad" className="m-4">
        {i18n._(failureOf(error).title)}
      </Notice>
    );
  if (!data) return <Skeleton className="m-4 h-6 w-2/3" />;
  if (entries.length === 0)
    return (
      <Empty icon="clock" title={t`Nothing has happened yet`}>
        <Trans>Calls, notes and changes of this contact appear here.</Trans>
      </Empty>
    );
  return (
    <>
      <ol className="flex flex-col pt-4">
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ol>
      {hasNextPage && (
        <Button
          look="quiet"
          size="small"
          className="mx-4 mb-4"
          isPending={isFetchingNextPage}
          onPress={() => void fetchNextPage()}
        >
          {t`Show earlier`}
        </Button>
      )}
    </>
  );
};
