import { Cron } from 'croner';

/** The first time after `after`; undefined if there is none any more. */
export type NextTime = (after: Date) => Date | undefined;

const UNIT_MS = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };
/** The highest value of each of AWS's cron fields: minutes, hours, day of month, month, day of week, year. */
const FIELD_MAXIMA = [59, 23, 31, 12, 7, 2199];

/** Compiles EventBridge Scheduler's `rate(…)`, `cron(…)` or `at(…)`. Throws for one that AWS would refuse. */
export function compileSchedule(expression: string, timezone = 'UTC'): NextTime {
  const [, kind, argument = ''] = /^(rate|cron|at)\((.+)\)$/.exec(expression.trim()) ?? [];
  switch (kind) {
    case 'rate':
      return compileRate(expression, argument);
    case 'cron':
      return compileCron(expression, argument, timezone);
    case 'at':
      return compileAt(expression, argument, timezone);
    default:
      throw new Error(`The schedule expression "${expression}" is not rate(…), cron(…) or at(…)`);
  }
}

/** Counted from 1970, so that a restart does not move it; AWS counts from when the schedule was made. */
function compileRate(expression: string, argument: string): NextTime {
  const [, value, unit] = /^([1-9]\d*) (minute|hour|day)s?$/.exec(argument) ?? [];
  if (unit !== 'minute' && unit !== 'hour' && unit !== 'day') throw invalid(expression);
  const interval = Number(value) * UNIT_MS[unit];
  return (after) => new Date((Math.floor(after.getTime() / interval) + 1) * interval);
}

function compileCron(expression: string, argument: string, timezone: string): NextTime {
  const fields = argument.trim().split(/\s+/);
  const [, , dayOfMonth, , dayOfWeek] = fields;
  // AWS wants exactly one of the two days to be open.
  if (fields.length !== 6 || (dayOfMonth === '?') === (dayOfWeek === '?')) throw invalid(expression);
  const pattern = fields.map((field, index) => toCronerField(field, index)).join(' ');
  try {
    const cron = new Cron(`0 ${pattern}`, {
      timezone,
      paused: true,
      mode: '7-part',
      alternativeWeekdays: true,
    });
    return (after) => cron.nextRun(after) ?? undefined;
  } catch (error) {
    throw invalid(expression, error);
  }
}

/** AWS has `5/10` for "from 5, every 10", and `6L` for the last Friday of the month. */
function toCronerField(field: string, index: number): string {
  const isDayOfWeek = index === 4;
  return field
    .split(',')
    .map((part) => part.replace(/^(\d+)\//, `$1-${FIELD_MAXIMA[index]}/`))
    .map((part) => (isDayOfWeek ? part.replace(/^L$/, '7').replace(/^(\w+)L$/, '$1#L') : part))
    .join(',');
}

function compileAt(expression: string, argument: string, timezone: string): NextTime {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(argument)) throw invalid(expression);
  try {
    const once = new Cron(argument, { timezone, paused: true }).getOnce();
    if (once === null) throw invalid(expression);
    return (after) => (once > after ? once : undefined);
  } catch (error) {
    throw invalid(expression, error);
  }
}

function invalid(expression: string, cause?: unknown): Error {
  return new Error(`The schedule expression "${expression}" is not valid`, { cause });
}
