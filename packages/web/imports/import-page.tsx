import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { FailedPage, FailureNotice } from '../api/failure-notice.tsx';
import { cancelImport, type Import, importQuery, isMoving, previewQuery } from '../api/imports.ts';
import { Badge } from '../ui/badge.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Page } from '../ui/page.tsx';
import { Notice, Progress, Skeleton } from '../ui/states.tsx';
import { useTitle } from '../ui/title.ts';
import { stateMeanings, stateWords } from './import-words.ts';
import { type Step, Steps } from './steps.tsx';

const ColumnsStep = lazy(() => import('./columns-step.tsx').then((step) => ({ default: step.ColumnsStep })));
const PreviewStep = lazy(() => import('./preview-step.tsx').then((step) => ({ default: step.PreviewStep })));
const ResultStep = lazy(() => import('./result-step.tsx').then((step) => ({ default: step.ResultStep })));

const route = getRouteApi('/imports/$importId');

/** What is shown of an import: what its address asks for, as far as it has come. */
const stepOf = (one: Import, asked: Step | undefined): Step => {
  const { state } = one;
  if (state === 'uploading' || state === 'planning') return asked === 'preview' ? 'preview' : 'columns';
  if (state === 'previewed' && !isMoving(one)) return asked === 'preview' ? 'preview' : 'columns';
  return 'result';
};

const Reading = ({ one }: { readonly one: Import }) => {
  const { t } = useLingui();
  return (
    <div className="mx-auto flex w-full max-w-sm flex-col gap-2 py-16 text-center" role="status">
      <p className="font-medium">
        {one.state === 'uploading' ? t`The file is on its way` : t`The file is being read`}
      </p>
      <p className="text-13 text-soft">
        <Trans>Each row is held against your contacts. Nothing is written yet.</Trans>
      </p>
      <Progress label={t`Reading the file`} />
    </div>
  );
};

const Body = ({ one, step }: { readonly one: Import; readonly step: Step }) => {
  const isPreviewed = one.state === 'previewed';
  const { data: preview, error, refetch } = useQuery({ ...previewQuery(one.id), enabled: isPreviewed });
  if (step === 'result') return <ResultStep key={one.id} one={one} />;
  if (!isPreviewed) return <Reading one={one} />;
  if (error && !preview) return <FailedPage error={error} onRetry={() => void refetch()} />;
  if (!preview) return <Skeleton className="h-64 w-full" />;
  return step === 'columns' ? (
    <ColumnsStep key={one.id} one={one} preview={preview} />
  ) : (
    <PreviewStep key={one.id} one={one} preview={preview} />
  );
};

const Cancel = ({ one }: { readonly one: Import }) => {
  const { t } = useLingui();
  const { mutate, isPending, error } = useMutation({ mutationFn: () => cancelImport(one.id) });
  return (
    <>
      <Button size="small" isPending={isPending} onPress={() => mutate()}>
        {one.state === 'running' ? t`Stop` : t`Discard`}
      </Button>
      {error && <FailureNotice error={error} />}
    </>
  );
};

/** One import: its columns, what would become of its rows, and what became of them. */
export const ImportPage = () => {
  const { t, i18n } = useLingui();
  const { importId } = route.useParams();
  const { step: asked } = route.useSearch();
  const { data: one, error, refetch } = useQuery(importQuery(importId));
  useTitle(one?.file_name ?? t`Import`);
  if (error && !one) return <FailedPage error={error} onRetry={() => void refetch()} />;
  const trail = (
    <Link to="/imports" className="text-soft hover:text-ink hover:underline">
      {t`Imports`} ›
    </Link>
  );
  if (!one)
    return (
      <Page title={t`Import`} trail={trail}>
        <Skeleton className="h-64 w-full" />
      </Page>
    );
  const step = stepOf(one, asked);
  const shown = one.state === 'previewed' && isMoving(one) ? 'running' : one.state;
  return (
    <Page
      title={one.file_name}
      trail={trail}
      actions={
        <>
          <Badge meaning={stateMeanings[shown]}>{i18n._(stateWords[shown])}</Badge>
          {(isMoving(one) || one.state === 'previewed') && <Cancel one={one} />}
          {!isMoving(one) && one.state !== 'previewed' && (
            <ButtonLink size="small" href="/imports/new">{t`Import another file`}</ButtonLink>
          )}
        </>
      }
    >
      <Steps
        current={step}
        reached={step === 'columns' || step === 'preview' ? 'preview' : step}
        importId={one.id}
      />
      {one.waits_for !== null && one.waits_for !== undefined && isMoving(one) && (
        <Notice meaning="info">
          <Trans>
            It waits for{' '}
            <Link to="/imports/$importId" params={{ importId: one.waits_for }} className="underline">
              another import
            </Link>{' '}
            to end, and goes on by itself.
          </Trans>
        </Notice>
      )}
      <Suspense fallback={<Skeleton className="h-64 w-full" />}>
        <Body one={one} step={step} />
      </Suspense>
    </Page>
  );
};
