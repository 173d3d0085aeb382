/** When a schedule runs: every so many minutes, or each day at a time of UTC (`02:10`). */
export type Rhythm = { readonly every: number } | { readonly daily: string };

type Schedule = Rhythm & {
  readonly does: string;
  /** What its runs count. A team sees its own part of these. */
  readonly counts: readonly string[];
};

/**
 * All schedules, by the function that each wakes. Infra makes the clock of them, `GET /schedules` and the record of
 * runs read them: a new one is a line here, and its function.
 */
export const schedules = {
  'purge-trash': {
    does: 'Removes contacts whose time in the trash is over, and tokens that ended so long ago that the audit names them no more',
    daily: '02:10',
    counts: ['removed', 'kept', 'held', 'tokens_removed', 'tokens_kept'],
  },
  'run-retention': {
    does: 'Carries out what teams have set on how long contacts are kept',
    every: 15,
    counts: ['runs', 'trashed', 'removed'],
  },
  'clean-imports': {
    does: 'Brings imports that nobody works on any more to an end',
    every: 15,
    counts: ['abandoned', 'forgotten', 'stuck', 'without_results'],
  },
  'clean-jobs': {
    does: 'Brings jobs that nobody works on any more to an end, and tags that nothing counts any more',
    every: 15,
    counts: ['stuck', 'tags_removed', 'tags_revived', 'tags_kept'],
  },
  'clean-companies': {
    does: 'Takes the last look at companies that were deleted',
    every: 15,
    counts: ['removed', 'revived', 'reassigned'],
  },
  'scan-duplicates': {
    does: 'Starts the scans for duplicates of teams that want one each night',
    every: 15,
    counts: ['started'],
  },
  'close-calls': {
    does: 'Closes calls whose end nobody has told for a day',
    every: 15,
    counts: ['closed'],
  },
  'resume-merges': {
    does: 'Goes on with merges that nobody goes on with any more, and looks after those that are done',
    every: 15,
    counts: ['merges'],
  },
  'resume-erasures': {
    does: 'Goes on with erasures of which a legal hold kept a part',
    every: 15,
    counts: ['erasures'],
  },
  'check-requests': {
    does: 'Counts requests of persons that have to be answered within seven days, and those whose time is over',
    every: 60,
    counts: ['due_soon', 'overdue'],
  },
  'retry-webhooks': {
    does: 'Sends again what receivers of webhooks did not take',
    every: 1,
    counts: ['webhooks', 'delivered', 'failed', 'cancelled'],
  },
  'take-stock': {
    does: 'Puts on record what teams had at the end of a day on which something changed; holds counters against a full count, and sets right those that differ',
    every: 60,
    counts: ['teams', 'recounted', 'mended', 'left'],
  },
} as const satisfies Readonly<Record<string, Schedule>>;

export type ScheduleId = keyof typeof schedules;
export type CountOf<Id extends ScheduleId> = (typeof schedules)[Id]['counts'][number];

/** The ids, in the order of the list. */
export const scheduleIds = Object.keys(schedules) as ScheduleId[];

export const rhythmOf = (id: ScheduleId): Rhythm => schedules[id];
