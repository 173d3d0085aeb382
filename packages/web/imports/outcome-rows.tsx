import { useLingui } from '@lingui/react/macro';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { FailureNotice } from '../api/failure-notice.tsx';
import { type Import, importRowsQuery, type RowKind } from '../api/imports.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Section } from '../ui/page.tsx';
import { Segments } from '../ui/segments.tsx';
import { Skeleton } from '../ui/states.tsx';
import { Cell, Head, Row, Table } from '../ui/table.tsx';
import { useFaultText } from './fault-text.ts';
import { outcomeMeanings, outcomeNames } from './import-words.ts';

const kinds: readonly RowKind[] = ['created', 'updated', 'skipped', 'failed'];

/** Each row of the file, with what became of it. */
export const OutcomeRows = ({ one }: { readonly one: Import }) => {
  const { t, i18n } = useLingui();
  const textOf = useFaultText();
  const [kind, setKind] = useState<RowKind>();
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    importRowsQuery(one.id, kind),
  );
  const rows = data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <Section
      title={t`Rows`}
      actions={
        <div className="max-w-full overflow-x-auto">
          <Segments
            label={t`Which rows`}
            value={kind ?? 'all'}
            options={[
              ['all', t`All rows`],
              ...kinds.map((known) => [known, i18n._(outcomeNames[known])] as const),
            ]}
            onChange={(value) => setKind(kinds.find((known) => known === value))}
          />
        </div>
      }
    >
      {error && <FailureNotice error={error} />}
      {!data && !error && <Skeleton className="h-32 w-full" />}
      {data && (
        <Table
          label={t`Rows with their outcomes`}
          head={
            <>
              <Head isNumber>{t`Line`}</Head>
              <Head>{t`Outcome`}</Head>
              <Head>{t`Remarks`}</Head>
              <Head>{t`Contact`}</Head>
            </>
          }
        >
          {rows.map((row) => (
            <Row key={row.record}>
              <Cell isNumber className="w-20 text-soft">
                {row.line}
              </Cell>
              <Cell className="w-32">
                <Badge meaning={outcomeMeanings[row.outcome]}>{i18n._(outcomeNames[row.outcome])}</Badge>
              </Cell>
              <Cell className="min-w-56 text-13 text-soft">
                {[
                  ...(row.reason ? [{ ...row.reason, column: null }] : []),
                  ...row.errors,
                  ...row.warnings,
                ].map((fault) => (
                  <p key={`${fault.column} ${fault.code}`}>
                    {fault.column !== null && <span className="font-medium">{fault.column}: </span>}
                    {textOf(fault)}
                  </p>
                ))}
              </Cell>
              <Cell className="w-24">
                {row.contact_id !== null && (
                  <Link
                    to="/contacts/$contactId"
                    params={{ contactId: row.contact_id }}
                    className="text-accent underline"
                  >
                    {t`Open`}
                  </Link>
                )}
              </Cell>
            </Row>
          ))}
        </Table>
      )}
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
