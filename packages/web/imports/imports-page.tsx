import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { FailedPage } from '../api/failure-notice.tsx';
import { type Import, importsQuery, isMoving } from '../api/imports.ts';
import { useMay } from '../api/me.ts';
import { useFormat } from '../i18n/format.ts';
import { Badge } from '../ui/badge.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Page } from '../ui/page.tsx';
import { Empty, Progress, Skeleton } from '../ui/states.tsx';
import { Cell, Head, Row, Table } from '../ui/table.tsx';
import { useTitle } from '../ui/title.ts';
import { stateMeanings, stateWords } from './import-words.ts';

const Line = ({ one }: { readonly one: Import }) => {
  const { t, i18n } = useLingui();
  const { number, time, fullTime } = useFormat();
  const { created, updated, skipped, failed, parked } = one.counts;
  return (
    <Row>
      <Cell className="max-w-80 min-w-40">
        <Link to="/imports/$importId" params={{ importId: one.id }} className="font-medium hover:underline">
          {one.file_name}
        </Link>
      </Cell>
      <Cell className="w-44">
        <Badge meaning={stateMeanings[one.state]}>{i18n._(stateWords[one.state])}</Badge>
        {one.state === 'running' && <Progress label={t`How far it is`} value={one.progress.percent} />}
      </Cell>
      <Cell isNumber>{number(created)}</Cell>
      <Cell isNumber>{number(updated)}</Cell>
      <Cell isNumber>{number(skipped - (parked ?? 0))}</Cell>
      <Cell isNumber className={failed > 0 ? 'font-medium text-bad' : undefined}>
        {number(failed)}
      </Cell>
      <Cell isNumber className={parked && !one.decision ? 'font-medium text-careful' : undefined}>
        {number(one.decision ? 0 : (parked ?? 0))}
      </Cell>
      <Cell className="whitespace-nowrap text-soft">
        <time dateTime={one.created_at} title={fullTime(one.created_at)}>
          {time(one.created_at)}
        </time>
      </Cell>
    </Row>
  );
};

const Lines = ({ imports }: { readonly imports: readonly Import[] }) => {
  const { t } = useLingui();
  return (
    <Table
      label={t`Imports`}
      head={
        <>
          <Head>{t`File`}</Head>
          <Head>{t`State`}</Head>
          <Head isNumber>{t`Created`}</Head>
          <Head isNumber>{t`Updated`}</Head>
          <Head isNumber>{t`Skipped`}</Head>
          <Head isNumber>{t`Failed`}</Head>
          <Head isNumber>{t`Waiting for you`}</Head>
          <Head>{t`When`}</Head>
        </>
      }
    >
      {imports.map((one) => (
        <Line key={one.id} one={one} />
      ))}
    </Table>
  );
};

/** All files that came in, the latest first. */
export const ImportsPage = () => {
  const { t } = useLingui();
  const may = useMay();
  const { data, error, refetch } = useQuery(importsQuery);
  useTitle(t`Imports`);
  const begin = may('createImport') && (
    <ButtonLink look="primary" size="small" href="/imports/new">
      <Icon name="import" />
      {t`Import a file`}
    </ButtonLink>
  );
  if (error && !data) return <FailedPage error={error} onRetry={() => void refetch()} />;
  const imports = data?.imports ?? [];
  const running = imports.filter(isMoving).length;
  return (
    <Page title={t`Imports`} actions={data && imports.length > 0 && begin}>
      {!data && <Skeleton className="h-40 w-full" />}
      {data && imports.length === 0 && (
        <Empty icon="import" title={t`No imports yet`} actions={begin}>
          <Trans>
            Drop a file of people here as it is: CSV or Excel, with any names of columns. Nothing is written
            before you have seen what would become of each row.
          </Trans>
        </Empty>
      )}
      {imports.length > 0 && <Lines imports={imports} />}
      <p role="status" className="sr-only">
        {running > 0 ? t`${running} still at work` : ''}
      </p>
    </Page>
  );
};
