/** What a person may ask for, and within how many months it has to be answered (GDPR 12(3)). */
const months = 1;
/** Two more where there is a reason that the person has been told of within the first. */
const moreMonths = 2;
const alarmDays = 7;
const day = 86_400_000;

/**
 * The same day and time so many months later, in UTC. What a shorter month does not have is its last day: the 31st of
 * January and a month is the 28th or 29th of February. Weekends and holidays lengthen nothing: answering early is
 * always right.
 */
export const monthsLater = (at: string, count: number): string => {
  const time = new Date(at);
  const wanted = time.getUTCDate();
  time.setUTCDate(1);
  time.setUTCMonth(time.getUTCMonth() + count + 1, 0);
  time.setUTCDate(Math.min(wanted, time.getUTCDate()));
  return time.toISOString();
};

/** When a request has to be answered, and when somebody is reminded of it (ISO). */
export interface Deadline {
  due_at: string;
  alarm_at: string;
}

/** Answers until when a request has to be answered that came at `received_at`. */
export const deadlineOf = (received_at: string, { extended = false } = {}): Deadline => {
  const due_at = monthsLater(received_at, extended ? months + moreMonths : months);
  return { due_at, alarm_at: new Date(Date.parse(due_at) - alarmDays * day).toISOString() };
};

export type DeadlineState = 'open' | 'due_soon' | 'overdue' | 'answered' | 'answered_late';

/** Tells how a request stands; at its very due time it is not late. */
export const deadlineState = (
  { due_at, alarm_at }: Deadline,
  { now, answered_at = null }: { now: Date; answered_at?: string | null },
): DeadlineState => {
  if (answered_at !== null) return answered_at <= due_at ? 'answered' : 'answered_late';
  const at = now.toISOString();
  if (at > due_at) return 'overdue';
  return at >= alarm_at ? 'due_soon' : 'open';
};
