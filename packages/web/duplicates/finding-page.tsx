import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import {
  dismissFinding,
  duplicatesChanged,
  type Finding,
  findingQuery,
  type MergeWish,
  merge,
  mergePreviewQuery,
  restoreFinding,
  undoMerge,
} from '../api/duplicates.ts';
import { FailedPage, FailureNotice } from '../api/failure-notice.tsx';
import { useFormat } from '../i18n/format.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Page, Section } from '../ui/page.tsx';
import { Notice, Skeleton } from '../ui/states.tsx';
import { useTitle } from '../ui/title.ts';
import { showToast } from '../ui/toast-queue.ts';
import { Compare } from './compare.tsx';
import { Reasons } from './reasons.tsx';
import { bestToKeep } from './survivor.ts';

const route = getRouteApi('/duplicates/$findingId');

type FoundContact = Finding['contacts'][number];

/** Which contacts are merged, which of them stays, and whose values were picked. */
const useWish = (contacts: readonly FoundContact[]) => {
  const [keep, setKeep] = useState(() => bestToKeep(contacts));
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [overrides, setOverrides] = useState<Readonly<Record<string, string>>>({});
  const taken = contacts.filter(({ id }) => !left.has(id));
  const wish: MergeWish = {
    primaryId: keep,
    duplicateIds: taken.map(({ id }) => id).filter((id) => id !== keep),
    overrides: Object.fromEntries(Object.entries(overrides).filter(([, id]) => !left.has(id))),
  };
  const toggle = (id: string): void => {
    const next = new Set(left);
    if (!next.delete(id)) next.add(id);
    setLeft(next);
  };
  const pick = (field: string, id: string) => setOverrides({ ...overrides, [field]: id });
  return { wish, taken, left, toggle, keep, setKeep, pick };
};

const useActs = (finding: Finding, wish: MergeWish) => {
  const { t } = useLingui();
  const navigate = useNavigate();
  const leave = () => void navigate({ to: '/duplicates' });
  const doMerge = useMutation({
    mutationFn: () => merge(wish),
    onSuccess: async ({ id }) => {
      leave();
      const run = () => void undoMerge(id).then(duplicatesChanged);
      showToast({ text: t`The contacts are one now.`, meaning: 'good', action: { label: t`Undo`, run } });
      await duplicatesChanged();
    },
  });
  const dismiss = useMutation({
    mutationFn: () => dismissFinding(finding.id),
    onSuccess: async () => {
      leave();
      const run = () => void restoreFinding(finding.id).then(duplicatesChanged);
      showToast({ text: t`They stay apart.`, action: { label: t`Undo`, run } });
      await duplicatesChanged();
    },
  });
  return { doMerge, dismiss };
};

const Pairs = ({ finding }: { readonly finding: Finding }) => {
  const { t } = useLingui();
  const { percent, list } = useFormat();
  const nameOf = new Map(
    finding.contacts.map((one) => [one.id, one.name ?? one.phone ?? one.email ?? t`Without a name`]),
  );
  return (
    <Section title={t`Why they may be one`}>
      <ul className="flex flex-col gap-2">
        {finding.pairs.slice(0, 10).map(({ contact_ids: ids, score, reasons }) => (
          <li key={ids.join()} className="flex flex-wrap items-center gap-2">
            <Badge meaning={score >= 95 ? 'good' : score >= 85 ? 'info' : 'careful'}>
              {percent(score / 100)}
            </Badge>
            {finding.contacts.length > 2 && (
              <span className="text-13">{list(ids.map((id) => nameOf.get(id) ?? ''))}</span>
            )}
            <Reasons reasons={reasons} />
          </li>
        ))}
      </ul>
    </Section>
  );
};

const Comparison = ({ finding }: { readonly finding: Finding }) => {
  const { t } = useLingui();
  const { wish, taken, left, toggle, keep, setKeep, pick } = useWish(finding.contacts);
  const preview = useQuery(mergePreviewQuery(wish));
  const { doMerge, dismiss } = useActs(finding, wish);
  const outcome = preview.data?.merge;
  const conflicts = outcome?.consents.filter(({ conflict }) => conflict) ?? [];
  return (
    <>
      <Compare
        contacts={finding.contacts}
        outcome={outcome}
        left={left}
        onToggle={finding.contacts.length > 2 ? toggle : undefined}
        keep={keep}
        onKeep={setKeep}
        onPick={pick}
      />
      {preview.error && <FailureNotice error={preview.error} />}
      {conflicts.length > 0 && (
        <Notice meaning="careful">
          <Trans>
            One of them has refused calls, and a later word grants them. The refusal is kept; ask the person.
          </Trans>
        </Notice>
      )}
      {outcome && (
        <p className="text-13 text-soft">
          <Plural value={outcome.moved.calls} one="# call" other="# calls" />
          {', '}
          <Plural value={outcome.moved.activities} one="# note or message" other="# notes and messages" />
          {', '}
          <Plural value={outcome.moved.memberships} one="# campaign" other="# campaigns" />{' '}
          <Trans>move to the contact that stays. Other numbers and addresses stay findable.</Trans>
        </p>
      )}
      {(doMerge.error ?? dismiss.error) && <FailureNotice error={doMerge.error ?? dismiss.error} />}
      <div className="flex flex-wrap justify-end gap-2">
        <Button isPending={dismiss.isPending} onPress={() => dismiss.mutate()}>
          {t`They are not one person`}
        </Button>
        <Button
          look="primary"
          isPending={doMerge.isPending}
          isDisabled={taken.length < 2 || !outcome || preview.isPlaceholderData}
          onPress={() => doMerge.mutate()}
        >
          <Plural value={taken.length} one="Merge # contact" other="Merge # contacts" />
        </Button>
      </div>
      <Pairs finding={finding} />
    </>
  );
};

/** Contacts that may be one person, side by side, with the contact that a merge would make. */
export const FindingPage = () => {
  const { t } = useLingui();
  const { findingId } = route.useParams();
  const { data, error, refetch } = useQuery(findingQuery(findingId));
  useTitle(t`Duplicates`);
  if (error && !data) return <FailedPage error={error} onRetry={() => void refetch()} />;
  const trail = (
    <Link to="/duplicates" className="text-soft hover:text-ink hover:underline">
      {t`Duplicates`} ›
    </Link>
  );
  const title = data?.contacts[0]?.name ?? data?.value?.value ?? t`Contacts`;
  return (
    <Page title={title} trail={trail} width="wide">
      {data ? <Comparison key={data.id} finding={data} /> : <Skeleton className="h-64 w-full" />}
    </Page>
  );
};
