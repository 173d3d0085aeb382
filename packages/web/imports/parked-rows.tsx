import { Trans, useLingui } from '@lingui/react/macro';
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { contactQuery } from '../api/contacts.ts';
import { FailureNotice } from '../api/failure-notice.tsx';
import { decideImport, type Import, type ImportRow, importRowsQuery } from '../api/imports.ts';
import { queryClient } from '../api/query-client.ts';
import { Button } from '../ui/button.tsx';
import { Section } from '../ui/page.tsx';
import { Segments } from '../ui/segments.tsx';
import { Skeleton } from '../ui/states.tsx';

type Action = 'skip' | 'update' | 'create';
const isAction = (text: string): text is Action => text === 'skip' || text === 'update' || text === 'create';

interface PairProps {
  readonly one: Import;
  readonly row: ImportRow;
  readonly action: Action;
  readonly onAction: (action: Action) => void;
}

/** What a contact has where a column of the file would fill it, as text. */
const valueIn = (
  contact: Readonly<Record<string, unknown>> | undefined,
  company: string | undefined,
  field: string,
): string => {
  if (field === 'company.name') return company ?? '';
  const custom = contact?.custom_fields;
  const value = field.startsWith('custom_fields.')
    ? typeof custom === 'object' && custom !== null
      ? Object.entries(custom).find(([name]) => name === field.slice('custom_fields.'.length))?.[1]
      : undefined
    : contact?.[field];
  if (value === null || value === undefined) return '';
  return Array.isArray(value) ? value.map(String).join(', ') : String(value);
};

const Pair = ({ one, row, action, onAction }: PairProps) => {
  const { t } = useLingui();
  const id = row.contact_id ?? '';
  const { data } = useQuery({ ...contactQuery(id), enabled: id !== '' });
  const lines = one.columns.flatMap(({ header, field }, at) => {
    const [ours, theirs] = [
      row.cells?.[at]?.trim() ?? '',
      valueIn(data?.contact, data?.company?.name, field ?? ''),
    ];
    return field === null || (ours === '' && theirs === '') ? [] : [{ header, ours, theirs }];
  });
  return (
    <li className="rounded-10 border border-line">
      <div className="flex flex-wrap items-center gap-2 border-b border-line px-3 py-1.5">
        <span className="min-w-0 flex-1 text-13 text-soft">
          {t`Line ${row.line}`}
          {id !== '' && (
            <>
              {' · '}
              <Link to="/contacts/$contactId" params={{ contactId: id }} className="text-accent underline">
                {data?.contact.name ?? t`the contact`}
              </Link>
            </>
          )}
        </span>
        <Segments
          label={t`What to do with line ${row.line}`}
          value={action}
          options={[
            ['skip', t`Leave`],
            ['update', t`Update`],
            ['create', t`Create another`],
          ]}
          onChange={(value) => {
            if (isAction(value)) onAction(value);
          }}
        />
      </div>
      <table className="w-full text-13">
        <thead className="text-left text-faint">
          <tr>
            <th scope="col" className="w-1/4 px-3 font-normal">{t`Column`}</th>
            <th scope="col" className="px-3 font-normal">{t`In the file`}</th>
            <th scope="col" className="px-3 font-normal">{t`There already`}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ header, ours, theirs }) => (
            <tr key={header}>
              <th scope="row" className="px-3 py-0.5 text-left font-normal text-soft">
                {header}
              </th>
              <td className={ours === theirs ? 'px-3' : 'bg-careful-wash px-3 font-medium'} dir="auto">
                {ours}
              </td>
              <td className="px-3" dir="auto">
                {theirs}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </li>
  );
};

/** Rows that mean a contact which is there already: decided one by one, side by side, and then at once. */
export const ParkedRows = ({ one }: { readonly one: Import }) => {
  const { t } = useLingui();
  const [rest, setRest] = useState<Action>('skip');
  const [chosen, setChosen] = useState<Readonly<Record<number, Action>>>({});
  const { data, error, hasNextPage, fetchNextPage } = useInfiniteQuery(importRowsQuery(one.id, 'parked'));
  const decide = useMutation({
    mutationFn: () =>
      decideImport(one.id, {
        action: rest,
        rows: Object.entries(chosen).map(([record, action]) => ({ record: Number(record), action })),
      }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['imports'] }),
  });
  if (error) return <FailureNotice error={error} />;
  if (!data) return <Skeleton className="h-32 w-full" />;
  return (
    <Section
      title={t`Rows that wait for you`}
      actions={
        <>
          <Segments
            label={t`What to do with all others`}
            value={rest}
            options={[
              ['skip', t`Leave all`],
              ['update', t`Update all`],
              ['create', t`Create all`],
            ]}
            onChange={(value) => {
              if (!isAction(value)) return;
              setRest(value);
              setChosen({});
            }}
          />
          <Button look="primary" size="small" isPending={decide.isPending} onPress={() => decide.mutate()}>
            {t`Carry out`}
          </Button>
        </>
      }
    >
      <p className="text-13 text-soft">
        <Trans>They mean contacts that are there already. What differs is marked.</Trans>
      </p>
      {decide.error && <FailureNotice error={decide.error} />}
      <ul className="flex flex-col gap-2">
        {data.pages
          .flatMap((page) => page.rows)
          .map((row) => (
            <Pair
              key={row.record}
              one={one}
              row={row}
              action={chosen[row.record] ?? rest}
              onAction={(action) => setChosen({ ...chosen, [row.record]: action })}
            />
          ))}
      </ul>
      {hasNextPage && (
        <Button look="quiet" size="small" className="self-start" onPress={() => void fetchNextPage()}>
          {t`Show more`}
        </Button>
      )}
    </Section>
  );
};
