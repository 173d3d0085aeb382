import { Trans, useLingui } from '@lingui/react/macro';
import { lazy, Suspense, useState } from 'react';
import { type Import, isMoving } from '../api/imports.ts';
import { useFormat } from '../i18n/format.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Figure, Figures, Section } from '../ui/page.tsx';
import { Notice, Progress } from '../ui/states.tsx';
import { Cell, Head, Row, Table } from '../ui/table.tsx';
import { useFaultText } from './fault-text.ts';
import { MendRows } from './mend-rows.tsx';
import { OutcomeRows } from './outcome-rows.tsx';
import { ParkedRows } from './parked-rows.tsx';

const UndoDialog = lazy(() => import('./undo-dialog.tsx').then((dialog) => ({ default: dialog.UndoDialog })));

const Running = ({ one }: { readonly one: Import }) => {
  const { t } = useLingui();
  const { number } = useFormat();
  const { done_rows: done, planned_rows: planned, percent } = one.progress;
  return (
    <div className="flex flex-col gap-1.5 rounded-10 border border-line p-3" role="status">
      <p className="text-13 text-soft tabular-nums">
        {planned === null ? (
          <Trans>About to begin</Trans>
        ) : (
          <Trans>
            {number(done)} of {number(planned)} rows. You may leave this page; it goes on.
          </Trans>
        )}
      </p>
      <Progress label={t`How far the import is`} value={percent} />
    </div>
  );
};

const Ended = ({ one }: { readonly one: Import }) => {
  const { t } = useLingui();
  const textOf = useFaultText();
  if (one.state === 'undone')
    return (
      <Notice meaning="info">
        <Trans>This import is undone: what it created is in the trash, what it changed is as it was.</Trans>
      </Notice>
    );
  if (one.state === 'failed')
    return <Notice meaning="bad">{one.reason ? textOf(one.reason) : t`The import could not go on.`}</Notice>;
  if (one.state === 'cancelled')
    return (
      <Notice meaning="careful">
        <Trans>The import was stopped. Rows that were written by then stay.</Trans>
      </Notice>
    );
  return null;
};

const Reasons = ({ one }: { readonly one: Import }) => {
  const { t } = useLingui();
  const { number, list } = useFormat();
  const textOf = useFaultText();
  const reasons = one.row_reasons ?? [];
  const words = { failed: t`Failed`, skipped: t`Skipped`, warned: t`Came in with a remark` };
  if (reasons.length === 0) return null;
  return (
    <Section title={t`Why`}>
      <Table
        label={t`Reasons`}
        head={
          <>
            <Head>{t`Outcome`}</Head>
            <Head>{t`Reason`}</Head>
            <Head isNumber>{t`Rows`}</Head>
            <Head>{t`First lines`}</Head>
          </>
        }
      >
        {reasons.map((reason) => (
          <Row key={`${reason.kind} ${reason.code}`}>
            <Cell className="whitespace-nowrap">{words[reason.kind]}</Cell>
            <Cell className="min-w-48">{textOf(reason)}</Cell>
            <Cell isNumber>{number(reason.rows)}</Cell>
            <Cell className="text-soft tabular-nums">{list(reason.lines.map(String))}</Cell>
          </Row>
        ))}
      </Table>
    </Section>
  );
};

const Undo = ({ one }: { readonly one: Import }) => {
  const { t } = useLingui();
  const [isAsking, setIsAsking] = useState(false);
  return (
    <>
      <Button size="small" onPress={() => setIsAsking(true)}>
        <Icon name="undo" />
        {t`Undo`}
      </Button>
      <Suspense>{isAsking && <UndoDialog one={one} onClose={() => setIsAsking(false)} />}</Suspense>
    </>
  );
};

const Files = ({ one: { files, counts } }: { readonly one: Import }) => {
  const { t } = useLingui();
  const all = [
    [t`Result of each row`, files.results],
    [t`Failed rows`, counts.failed > 0 ? files.rejected : null],
    [t`The file itself`, files.source],
  ] as const;
  return all.map(
    ([name, file]) =>
      file && (
        <ButtonLink key={name} size="small" href={file.url} target="_blank" rel="noreferrer">
          <Icon name="down" />
          {name}
        </ButtonLink>
      ),
  );
};

/** What became of the rows: live while it runs, then what to mend, to decide, to download or to undo. */
export const ResultStep = ({ one }: { readonly one: Import }) => {
  const { t } = useLingui();
  const { number } = useFormat();
  const { created, updated, skipped, failed, parked = 0 } = one.counts;
  const waiting = one.decision ? 0 : parked;
  const isOver = !isMoving(one);
  const mayUndo = isOver && !one.undo_job_id && created + updated > 0 && one.state !== 'undone';
  return (
    <>
      {!isOver && <Running one={one} />}
      <Ended one={one} />
      <Figures>
        <Figure name={t`Created`} value={number(created)} />
        <Figure name={t`Updated`} value={number(updated)} />
        <Figure name={t`Skipped`} value={number(skipped - waiting)} />
        {waiting > 0 && <Figure name={t`Waiting for you`} value={number(waiting)} className="text-careful" />}
        <Figure name={t`Failed`} value={number(failed)} className={failed > 0 ? 'text-bad' : undefined} />
      </Figures>
      {isOver && (
        <div className="flex flex-wrap gap-2">
          {created > 0 && (
            <ButtonLink size="small" look="primary" href="/contacts">{t`See the contacts`}</ButtonLink>
          )}
          <Files one={one} />
          {mayUndo && <Undo one={one} />}
        </div>
      )}
      {isOver && waiting > 0 && <ParkedRows one={one} />}
      {isOver && failed > 0 && <MendRows one={one} />}
      <Reasons one={one} />
      {isOver && one.counts.rows > 0 && <OutcomeRows one={one} />}
    </>
  );
};
