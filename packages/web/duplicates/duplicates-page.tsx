import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type Finding, findingsQuery, scanDuplicates } from '../api/duplicates.ts';
import { FailedPage, FailureNotice } from '../api/failure-notice.tsx';
import { followJob } from '../api/jobs.ts';
import { useMay } from '../api/me.ts';
import { usePhoneFormat } from '../contacts/phone.ts';
import { useFormat } from '../i18n/format.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Page } from '../ui/page.tsx';
import { Segments } from '../ui/segments.tsx';
import { Empty, Notice, Skeleton } from '../ui/states.tsx';
import { useTitle } from '../ui/title.ts';
import { Merges } from './merges.tsx';
import { Reasons } from './reasons.tsx';

const route = getRouteApi('/duplicates');
const perPage = 50;

const Score = ({ score }: { readonly score: number | null }) => {
  const { percent } = useFormat();
  if (score === null) return null;
  return (
    <Badge meaning={score >= 95 ? 'good' : score >= 85 ? 'info' : 'careful'}>{percent(score / 100)}</Badge>
  );
};

const FindingRow = ({ finding }: { readonly finding: Finding }) => {
  const { t } = useLingui();
  const { list, number } = useFormat();
  const { id, contacts, contact_count: count, pairs, value, score } = finding;
  const names = contacts.map((one) => one.name ?? one.phone ?? one.email ?? t`Without a name`);
  const shown = [...new Set(names)].slice(0, 4);
  const [first] = contacts;
  const phone = usePhoneFormat();
  const details = [first?.phone && phone(first.phone, null), first?.email, first?.company]
    .filter(Boolean)
    .join(' · ');
  return (
    <li className="border-t border-line first:border-t-0">
      <Link
        to="/duplicates/$findingId"
        params={{ findingId: id }}
        className="flex items-start gap-3 px-3 py-2 outline-offset-[-2px] hover:bg-hover"
      >
        <div className="min-w-0 flex-1">
          <p className="truncate font-medium">
            <span dir="auto">{list(shown)}</span>
          </p>
          <p className="truncate text-13 text-soft">
            <Plural value={count} one="# contact" other="# contacts" />
            {(value?.value ?? details) && ` · ${value?.value ?? details}`}
            {finding.names !== null && ` · ${t`${number(finding.names)} names`}`}
          </p>
          {pairs[0] && <Reasons reasons={pairs[0].reasons.slice(0, 4)} />}
        </div>
        <Score score={score} />
      </Link>
    </li>
  );
};

const useScan = () => {
  const { t } = useLingui();
  return useMutation({
    mutationFn: scanDuplicates,
    onSuccess: ({ id }) => followJob(id, t`Search for duplicates`),
  });
};

const LastScan = ({ finishedAt, contacts }: { finishedAt: string | null; contacts: number | null }) => {
  const { time, number } = useFormat();
  if (finishedAt === null) return <Trans>Nobody has searched yet.</Trans>;
  return (
    <Trans>
      Last searched {time(finishedAt)}, among {number(contacts ?? 0)} contacts.
    </Trans>
  );
};

const Findings = ({ kind, isDismissed }: { kind: Finding['kind']; isDismissed: boolean }) => {
  const { t } = useLingui();
  const { number } = useFormat();
  const may = useMay();
  const [offset, setOffset] = useState(0);
  const { data, error, refetch } = useQuery(findingsQuery({ kind, dismissed: isDismissed }, offset));
  const scan = useScan();
  if (error && !data) return <FailedPage error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton className="h-64 w-full" />;
  const mayScan = may('scanDuplicates');
  const stop = data.scan.auto_merge_stopped;
  return (
    <>
      <div className="flex flex-wrap items-center gap-2 text-13 text-soft">
        <span className="min-w-0 flex-1">
          <LastScan finishedAt={data.scan.finished_at} contacts={data.scan.contacts} />
        </span>
        {mayScan && data.duplicates.length > 0 && (
          <Button
            size="small"
            isPending={scan.isPending}
            onPress={() => scan.mutate()}
          >{t`Search now`}</Button>
        )}
      </div>
      {scan.error && <FailureNotice error={scan.error} />}
      {stop && (
        <Notice meaning="careful">
          <Trans>
            Merging without asking was switched off by itself: {number(stop.undone)} of {number(stop.merged)}{' '}
            merges were undone.
          </Trans>
        </Notice>
      )}
      {data.duplicates.length === 0 ? (
        <Empty
          icon="merge"
          title={isDismissed ? t`Nothing is dismissed` : t`No duplicates found`}
          actions={
            mayScan &&
            !isDismissed && (
              <Button look="primary" isPending={scan.isPending} onPress={() => scan.mutate()}>
                {t`Search now`}
              </Button>
            )
          }
        >
          {isDismissed ? (
            <Trans>Contacts of which somebody said that they are not one appear here.</Trans>
          ) : (
            <Trans>
              Contacts that may be one person are found by numbers, addresses and names, such as John Doe and
              Jon Doe with one number.
            </Trans>
          )}
        </Empty>
      ) : (
        <ul className="rounded-10 border border-line">
          {data.duplicates.map((finding) => (
            <FindingRow key={finding.id} finding={finding} />
          ))}
        </ul>
      )}
      {data.count > perPage && (
        <div className="flex items-center justify-end gap-2 text-13 text-soft">
          <span className="tabular-nums">
            <Trans>
              {number(offset + 1)} to {number(Math.min(offset + perPage, data.count))} of {number(data.count)}
            </Trans>
          </span>
          <Button size="small" isDisabled={offset === 0} onPress={() => setOffset(offset - perPage)}>
            {t`Back`}
          </Button>
          <Button
            size="small"
            isDisabled={offset + perPage >= data.count}
            onPress={() => setOffset(offset + perPage)}
          >
            {t`Next`}
          </Button>
        </div>
      )}
    </>
  );
};

/** Contacts that may be one person, and what was merged. */
export const DuplicatesPage = () => {
  const { t } = useLingui();
  const { show = 'duplicates' } = route.useSearch();
  const navigate = route.useNavigate();
  useTitle(t`Duplicates`);
  const isDismissed = show === 'dismissed';
  return (
    <Page title={t`Duplicates`}>
      <div className="max-w-full self-start overflow-x-auto">
        <Segments
          label={t`What is shown`}
          value={show}
          options={[
            ['duplicates', t`One person`],
            ['name_conflict', t`One value, two names`],
            ['shared_value', t`Shared values`],
            ['dismissed', t`Dismissed`],
            ['merges', t`Merged`],
          ]}
          onChange={(next) =>
            void navigate({ search: next === 'duplicates' ? {} : { show: next as typeof show } })
          }
        />
      </div>
      {show === 'merges' ? (
        <Merges />
      ) : (
        <Findings key={show} kind={show === 'dismissed' ? 'duplicates' : show} isDismissed={isDismissed} />
      )}
    </Page>
  );
};
