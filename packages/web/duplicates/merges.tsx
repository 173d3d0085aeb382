import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { contactQuery } from '../api/contacts.ts';
import { duplicatesChanged, type Merge, mergesQuery, undoMerge } from '../api/duplicates.ts';
import { FailedPage, FailureNotice } from '../api/failure-notice.tsx';
import { useFormat } from '../i18n/format.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Empty, Skeleton } from '../ui/states.tsx';
import { Cell, Head, Row, Table } from '../ui/table.tsx';

const Line = ({ merge }: { readonly merge: Merge }) => {
  const { t } = useLingui();
  const { time, fullTime } = useFormat();
  const { data } = useQuery(contactQuery(merge.primary_id));
  const undo = useMutation({ mutationFn: () => undoMerge(merge.id), onSuccess: duplicatesChanged });
  const mayUndo = merge.state === 'done' && Date.parse(merge.undo_until) > Date.now();
  const name = data?.contact.name ?? data?.contact.phone ?? t`the contact`;
  return (
    <Row>
      <Cell className="min-w-44">
        <Link
          to="/contacts/$contactId"
          params={{ contactId: merge.primary_id }}
          className="font-medium hover:underline"
        >
          {name}
        </Link>
        {undo.error && <FailureNotice error={undo.error} />}
      </Cell>
      <Cell className="whitespace-nowrap text-soft">
        <Plural value={merge.merged_ids.length} one="# other became it" other="# others became it" />
      </Cell>
      <Cell>
        {merge.auto && <Badge meaning="info">{t`By rule`}</Badge>}
        {merge.state === 'undone' && <Badge>{t`Undone`}</Badge>}
        {(merge.state === 'moving' || merge.state === 'returning') && (
          <Badge meaning="info">{t`On its way`}</Badge>
        )}
      </Cell>
      <Cell className="whitespace-nowrap text-soft">
        <time dateTime={merge.created_at} title={fullTime(merge.created_at)}>
          {time(merge.created_at)}
        </time>
      </Cell>
      <Cell className="text-right">
        {mayUndo && (
          <Button
            size="small"
            aria-label={t`Undo the merge of ${name}`}
            isPending={undo.isPending}
            onPress={() => undo.mutate()}
          >
            {t`Undo`}
          </Button>
        )}
      </Cell>
    </Row>
  );
};

/** What was merged, the latest first; each can be undone for a while. */
export const Merges = () => {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(mergesQuery);
  if (error && !data) return <FailedPage error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton className="h-40 w-full" />;
  if (data.merges.length === 0)
    return (
      <Empty icon="merge" title={t`Nothing is merged yet`}>
        <Trans>Each merge is listed here, and can be undone for thirty days.</Trans>
      </Empty>
    );
  return (
    <Table
      label={t`Merges`}
      head={
        <>
          <Head>{t`Contact`}</Head>
          <Head>{t`Merged`}</Head>
          <Head>
            <span className="sr-only">{t`State`}</span>
          </Head>
          <Head>{t`When`}</Head>
          <Head>
            <span className="sr-only">{t`Undo`}</span>
          </Head>
        </>
      }
    >
      {data.merges.map((merge) => (
        <Line key={merge.id} merge={merge} />
      ))}
    </Table>
  );
};
