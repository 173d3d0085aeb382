import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { FailureNotice } from '../api/failure-notice.tsx';
import { type Import, type ImportRow, importRowsQuery, sendFile } from '../api/imports.ts';
import { teamKey } from '../api/session-store.ts';
import { Button } from '../ui/button.tsx';
import { Section } from '../ui/page.tsx';
import { Skeleton } from '../ui/states.tsx';
import { join } from '../ui/style.ts';
import { Cell, Head, Row, Table } from '../ui/table.tsx';
import { csvOf } from './csv.ts';
import { useFaultText } from './fault-text.ts';
import { keepMended, type Mended, mendedCells, readMended } from './mended.ts';

const key = ({ id }: Import): string => teamKey(`mended.${id}`);

/** What was typed into the rows, kept until it is imported, a closed tab included. */
const useMended = (one: Import) => {
  const [mended, setMended] = useState<Mended>(() => readMended(localStorage.getItem(key(one))));
  const change = (record: number, at: number, text: string): void => {
    const next = { ...mended, [record]: { ...mended[record], [at]: text } };
    localStorage.setItem(key(one), keepMended(next));
    setMended(next);
  };
  return { mended, change };
};

/** Imports the rows that were mended, by the options and columns of the import that they come from. */
const useAgain = (one: Import, rows: readonly ImportRow[], mended: Mended) => {
  const navigate = useNavigate();
  return useMutation({
    mutationFn: () => {
      const chosen = rows.filter(({ record }) => mended[record] !== undefined);
      const header = one.columns.map((column) => column.header);
      const text = csvOf([header, ...chosen.map((row) => mendedCells(row, mended))]);
      const name = one.file_name.replace(/\.[a-z]+$/i, '');
      const { header_row: _, sheet: __, encoding: ___, validate_only: ____, ...options } = one.options;
      return sendFile(new File([text], `${name}.mended.csv`, { type: 'text/csv' }), options, () => undefined);
    },
    onSuccess: (importId) => {
      localStorage.removeItem(key(one));
      void navigate({ to: '/imports/$importId', params: { importId }, search: {} });
    },
  });
};

interface RowProps {
  readonly one: Import;
  readonly row: ImportRow;
  readonly mended: Mended;
  readonly onChange: (record: number, at: number, text: string) => void;
}

const MendRow = ({ one, row, mended, onChange }: RowProps) => {
  const { t } = useLingui();
  const textOf = useFaultText();
  const whole = row.errors.filter(({ column }) => column === null);
  return (
    <Row>
      <Cell isNumber className="align-top text-soft">
        <span className="leading-8">{row.line}</span>
      </Cell>
      {one.columns.map(({ header }, at) => {
        const fault = row.errors.find(({ column }) => column === header);
        const value = mended[row.record]?.[at] ?? row.cells?.[at] ?? '';
        const isMended = mended[row.record]?.[at] !== undefined;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: cells keep their places
          <Cell key={at} className="min-w-40 align-top">
            <input
              aria-label={t`${header}, line ${row.line}`}
              aria-invalid={fault !== undefined && !isMended}
              aria-describedby={fault ? `fault-${row.record}-${at}` : undefined}
              value={value}
              dir="auto"
              onChange={(event) => onChange(row.record, at, event.target.value)}
              className={join(
                'h-8 w-full rounded-6 border bg-surface px-2 text-14 pointer-coarse:h-11',
                fault && !isMended
                  ? 'border-bad'
                  : isMended
                    ? 'border-accent'
                    : 'border-transparent hover:border-edge',
              )}
            />
            {fault && (
              <p id={`fault-${row.record}-${at}`} className="px-2 text-12 text-bad">
                {textOf(fault)}
              </p>
            )}
          </Cell>
        );
      })}
      <Cell className="min-w-40 align-top text-12 text-bad">
        {whole.map((fault) => (
          <p key={fault.code} className="pt-2">
            {textOf(fault)}
          </p>
        ))}
      </Cell>
    </Row>
  );
};

/** The rows that failed, as a grid: mended where they stand, and imported again. */
export const MendRows = ({ one }: { readonly one: Import }) => {
  const { t } = useLingui();
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    importRowsQuery(one.id, 'failed'),
  );
  const rows = (data?.pages.flatMap((page) => page.rows) ?? []).filter(({ cells }) => cells !== null);
  const { mended, change } = useMended(one);
  const again = useAgain(one, rows, mended);
  const count = rows.filter(({ record }) => mended[record] !== undefined).length;
  if (error) return <FailureNotice error={error} />;
  if (!data) return <Skeleton className="h-32 w-full" />;
  if (rows.length === 0) return null;
  return (
    <Section
      title={t`Rows to mend`}
      actions={
        <Button
          look="primary"
          size="small"
          isDisabled={count === 0}
          isPending={again.isPending}
          onPress={() => again.mutate()}
        >
          {count === 0 ? (
            t`Import mended rows`
          ) : (
            <Plural value={count} one="Import # mended row" other="Import # mended rows" />
          )}
        </Button>
      }
    >
      <p className="text-13 text-soft">
        <Trans>Mend the cells here. Only rows that you have changed are imported again.</Trans>
      </p>
      {again.error && <FailureNotice error={again.error} />}
      <Table
        label={t`Rows that failed`}
        head={
          <>
            <Head isNumber>{t`Line`}</Head>
            {one.columns.map(({ header }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns may have the same name, and keep their places
              <Head key={at} className="pl-5">
                {header}
              </Head>
            ))}
            <Head>
              <span className="sr-only">{t`The row as a whole`}</span>
            </Head>
          </>
        }
      >
        {rows.map((row) => (
          <MendRow key={row.record} one={one} row={row} mended={mended} onChange={change} />
        ))}
      </Table>
      {hasNextPage && (
        <Button
          look="quiet"
          size="small"
          className="self-start"
          isPending={isFetchingNextPage}
          onPress={() => void fetchNextPage()}
        >
          {t`Show more`}
        </Button>
      )}
    </Section>
  );
};
