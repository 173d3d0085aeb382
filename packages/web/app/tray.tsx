import { useLingui } from '@lingui/react/macro';
import { useQueries } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { contactsChanged } from '../api/contacts.ts';
import {
  cancelJob,
  followJob,
  forgetJob,
  isOver,
  type Job,
  jobQuery,
  type StartedJob,
  startedJobs,
  undoJob,
} from '../api/jobs.ts';
import { queryClient } from '../api/query-client.ts';
import { useFormat } from '../i18n/format.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Progress } from '../ui/states.tsx';
import { useStore } from '../ui/store.ts';

const useStateWords = () => {
  const { t } = useLingui();
  const { number } = useFormat();
  return ({ state, counts, total }: Job): string => {
    const done = number(counts.done);
    const failed = counts.failed > 0 ? ` · ${t`${number(counts.failed)} left out`}` : '';
    if (state === 'queued') return t`About to begin`;
    if (state === 'running') return total === null ? t`Gathering contacts` : t`${done} of ${number(total)}`;
    if (state === 'cancelled') return t`Cancelled after ${done}${failed}`;
    if (state === 'failed') return t`Ended early, ${done} done${failed}`;
    return t`${done} done${failed}`;
  };
};

const JobRow = ({ started, job }: { readonly started: StartedJob; readonly job: Job | undefined }) => {
  const { t } = useLingui();
  const words = useStateWords();
  const over = job !== undefined && isOver(job);
  const undo = async (): Promise<void> => {
    const { id } = await undoJob(started.id);
    followJob(id, t`Undo: ${started.title}`);
  };
  const cancel = async (): Promise<void> => {
    queryClient.setQueryData(jobQuery(started.id).queryKey, await cancelJob(started.id));
  };
  return (
    <li className="flex flex-col gap-1.5 border-t border-line px-3 py-2 first:border-t-0">
      <div className="flex items-center gap-2">
        <span className="min-w-0 flex-1 truncate text-13 font-medium">{started.title}</span>
        {job && !over && (
          <Button look="quiet" size="small" onPress={() => void cancel()}>
            {t`Cancel`}
          </Button>
        )}
        {job &&
          over &&
          job.kind === 'bulk' &&
          job.counts.done > 0 &&
          job.undo_job_id === null &&
          job.action !== 'undo' && (
            <Button look="quiet" size="small" onPress={() => void undo()}>
              {t`Undo`}
            </Button>
          )}
        {over && (
          <IconButton label={t`Remove from the list`} onPress={() => forgetJob(started.id)}>
            <Icon name="close" />
          </IconButton>
        )}
      </div>
      {job && !over && (
        <Progress label={started.title} value={job.total === null ? undefined : job.progress.percent} />
      )}
      <span className="text-12 text-soft tabular-nums">{job ? words(job) : t`Looking it up`}</span>
    </li>
  );
};

/** Beside contacts: what jobs find, undo or count. */
const changedByJobs = new Set(['duplicates', 'imports', 'tags', 'fields', 'exports']);

/** What is shown is read again when a job has changed it. */
const useRefreshed = (over: number): void => {
  const known = useRef(over);
  useEffect(() => {
    if (over > known.current) {
      void contactsChanged();
      void queryClient.invalidateQueries({
        predicate: ({ queryKey: [of] }) => changedByJobs.has(String(of)),
      });
    }
    known.current = over;
  }, [over]);
};

/** Running work, wherever one is; leaving a page stops nothing. */
export const Tray = () => {
  const { t } = useLingui();
  const started = useStore(startedJobs);
  const [isFolded, setIsFolded] = useState(false);
  const jobs = useQueries({ queries: started.map(({ id }) => jobQuery(id)) });
  const running = jobs.filter(({ data }) => data && !isOver(data)).length;
  useRefreshed(jobs.filter(({ data }) => data && isOver(data)).length);
  if (started.length === 0) return null;
  return (
    <section
      aria-label={t`Running work`}
      data-not-printed
      className="fixed right-4 bottom-4 z-20 w-80 max-w-[calc(100vw-2rem)] overflow-hidden rounded-10 border border-line bg-raised shadow-float"
    >
      <div className="flex items-center gap-2 bg-canvas py-1 pr-1 pl-3">
        <h2 className="min-w-0 flex-1 text-13 font-semibold">{running > 0 ? t`Working` : t`Done`}</h2>
        <IconButton
          label={isFolded ? t`Unfold` : t`Fold`}
          onPress={() => setIsFolded(!isFolded)}
          aria-expanded={!isFolded}
        >
          <Icon name={isFolded ? 'up' : 'chevronDown'} />
        </IconButton>
      </div>
      {!isFolded && (
        <ul className="max-h-72 overflow-y-auto">
          {started.map((one, index) => (
            <JobRow key={one.id} started={one} job={jobs[index]?.data} />
          ))}
        </ul>
      )}
    </section>
  );
};
