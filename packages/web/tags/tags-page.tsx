import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { FailedPage, FailureNotice } from '../api/failure-notice.tsx';
import { useMay } from '../api/me.ts';
import { removeUnusedTags, type Tag, tagsChanged, tagsQuery } from '../api/tags.ts';
import { useFormat } from '../i18n/format.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Page } from '../ui/page.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { Empty, Skeleton } from '../ui/states.tsx';
import { Cell, Head, Row, Table } from '../ui/table.tsx';
import { useTitle } from '../ui/title.ts';
import { showToast } from '../ui/toast-queue.ts';
import type { Asked } from './tag-dialogs.tsx';

const TagDialog = lazy(() => import('./tag-dialogs.tsx').then((dialogs) => ({ default: dialogs.TagDialog })));

interface TagRowProps {
  readonly tag: Tag;
  readonly onAsk: (asked: Asked) => void;
}

const TagRow = ({ tag, onAsk }: TagRowProps) => {
  const { t } = useLingui();
  const { number } = useFormat();
  const may = useMay();
  const { name, kind, contact_count: count, moving_to: next } = tag;
  const mayChange = kind !== 'system' && next === null;
  return (
    <Row>
      <Cell className="max-w-96 min-w-36">
        <Link
          to="/contacts"
          search={{ tags: name }}
          className="font-medium break-words hover:underline"
          dir="auto"
        >
          {name}
        </Link>{' '}
        {kind === 'auto' && <Badge meaning="info">{t`by rule`}</Badge>}
        {kind === 'system' && <Badge>{t`built in`}</Badge>}
        {next !== null && <Badge meaning="careful">{t`becomes ${next}`}</Badge>}
      </Cell>
      <Cell isNumber>{count === null ? '–' : number(count)}</Cell>
      <Cell className="text-right whitespace-nowrap">
        {mayChange && may('renameTag') && (
          <Button look="quiet" size="small" onPress={() => onAsk({ act: 'rename', tag })}>
            {t`Rename`}
            <span className="sr-only">{name}</span>
          </Button>
        )}
        {mayChange && may('mergeTags') && (
          <Button look="quiet" size="small" onPress={() => onAsk({ act: 'merge', tag })}>
            {t`Merge`}
            <span className="sr-only">{name}</span>
          </Button>
        )}
        {mayChange && may('deleteTag') && (
          <Button look="quiet" size="small" onPress={() => onAsk({ act: 'delete', tag })}>
            {t`Delete`}
            <span className="sr-only">{name}</span>
          </Button>
        )}
      </Cell>
    </Row>
  );
};

const Unused = ({ tags }: { readonly tags: readonly Tag[] }) => {
  const { t } = useLingui();
  const unused = tags.filter(({ kind, contact_count: count }) => kind === 'manual' && count === 0).length;
  const { mutate, isPending, error } = useMutation({
    mutationFn: removeUnusedTags,
    onSuccess: async (count) => {
      showToast({ text: t`${count} unused tags are deleted.`, meaning: 'good' });
      await tagsChanged();
    },
  });
  if (unused === 0) return null;
  return (
    <>
      <Button size="small" isPending={isPending} onPress={() => mutate()}>
        <Plural value={unused} one="Delete # unused tag" other="Delete # unused tags" />
      </Button>
      {error && <FailureNotice error={error} />}
    </>
  );
};

const Tags = ({ tags, onAsk }: { readonly tags: readonly Tag[]; readonly onAsk: TagRowProps['onAsk'] }) => {
  const { t } = useLingui();
  const [text, setText] = useState('');
  const shown = tags.filter(({ name }) => name.toLowerCase().includes(text.trim().toLowerCase()));
  return (
    <>
      <SearchField label={t`Find a tag`} value={text} onChange={setText} className="max-w-72" />
      {shown.length === 0 ? (
        <p role="status" className="text-soft">
          <Trans>No tag is called so.</Trans>
        </p>
      ) : (
        <Table
          label={t`Tags`}
          head={
            <>
              <Head>{t`Tag`}</Head>
              <Head isNumber>{t`Contacts`}</Head>
              <Head>
                <span className="sr-only">{t`What to do with it`}</span>
              </Head>
            </>
          }
        >
          {shown.map((tag) => (
            <TagRow key={tag.id} tag={tag} onAsk={onAsk} />
          ))}
        </Table>
      )}
    </>
  );
};

/** All tags with how many contacts bear them: renamed, merged and deleted for all at once. */
export const TagsPage = () => {
  const { t } = useLingui();
  const may = useMay();
  const { data, error, refetch } = useQuery(tagsQuery);
  const [asked, setAsked] = useState<Asked>();
  useTitle(t`Tags`);
  if (error && !data) return <FailedPage error={error} onRetry={() => void refetch()} />;
  const create = may('createTag') && (
    <Button look="primary" size="small" onPress={() => setAsked({ act: 'create' })}>
      <Icon name="add" />
      {t`New tag`}
    </Button>
  );
  return (
    <Page
      title={t`Tags`}
      actions={
        data &&
        data.length > 0 && (
          <>
            {may('removeUnusedTags') && <Unused tags={data} />}
            {create}
          </>
        )
      }
    >
      {!data && <Skeleton className="h-40 w-full" />}
      {data?.length === 0 && (
        <Empty icon="tag" title={t`No tags yet`} actions={create}>
          <Trans>Tags are words for contacts, such as vip or trade fair. A contact may have many.</Trans>
        </Empty>
      )}
      {data && data.length > 0 && <Tags tags={data} onAsk={setAsked} />}
      <Suspense>{asked && <TagDialog asked={asked} onClose={() => setAsked(undefined)} />}</Suspense>
    </Page>
  );
};
