const day = 86_400_000;

/** From `at` on, a zone is `offset` milliseconds ahead of UTC. */
interface Shift {
  at: number;
  offset: number;
}

const longOffset = /GMT(?:([+-])(\d{2}):(\d{2})(?::(\d{2}))?)?$/;

const formats = new Map<string, Intl.DateTimeFormat>();

const formatOf = (zone: string): Intl.DateTimeFormat => {
  const known = formats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  formats.set(zone, format);
  return format;
};

const readOffset = (zone: string, at: number): number => {
  const [, sign, hours = '0', minutes = '0', seconds = '0'] =
    longOffset.exec(formatOf(zone).format(at)) ?? [];
  const size = Number(hours) * 3_600_000 + Number(minutes) * 60_000 + Number(seconds) * 1_000;
  return sign === '-' ? -size : size;
};

/** Tells whether `text` names an IANA time zone that is known here. Offsets such as `+02:00` are none. */
export const isZone = (text: string): boolean => {
  if (!/^[A-Za-z][\w+/-]*$/.test(text)) return false;
  try {
    formatOf(text);
    return true;
  } catch {
    return false;
  }
};

/** The moment between two of different offset at which a zone's clocks are moved, to the second. */
const findShift = (zone: string, before: number, after: number): number => {
  const offset = readOffset(zone, after);
  let [low, high] = [before, after];
  while (high - low > 1_000) {
    const middle = Math.floor((low + high) / 2_000) * 1_000;
    if (readOffset(zone, middle) === offset) high = middle;
    else low = middle;
  }
  return high;
};

/** Clocks that are moved go back after four weeks at the earliest, as in Morocco's Ramadan. */
const stride = 7 * day;

/** The shifts from one moment to before another, behind what holds just before them. */
const readShifts = (zone: string, from: number, to: number): readonly Shift[] => {
  const begin = from - 1_000;
  let offset = readOffset(zone, begin);
  const shifts = [{ at: begin, offset }];
  for (let at = begin; at < to; at += stride) {
    const next = Math.min(at + stride, to);
    const later = readOffset(zone, next);
    if (later !== offset) shifts.push({ at: findShift(zone, at, next), offset: later });
    offset = later;
  }
  return shifts.filter(({ at }) => at < to);
};

/** Shifts are read and kept by stretches of this length. */
const stretch = 400 * day;
const known = new Map<string, Map<number, readonly Shift[]>>();

/** The shifts of a stretch, behind what holds as it begins. */
const shiftsOf = (zone: string, number: number): readonly Shift[] => {
  const stretches = known.get(zone) ?? new Map<number, readonly Shift[]>();
  known.set(zone, stretches);
  const shifts = stretches.get(number) ?? readShifts(zone, number * stretch, (number + 1) * stretch);
  stretches.set(number, shifts);
  return shifts;
};

/** Answers how far ahead of UTC a zone is at a moment, in milliseconds. */
export const offsetAt = (zone: string, at: number): number => {
  const shifts = shiftsOf(zone, Math.floor(at / stretch));
  return (shifts.findLast((shift) => shift.at <= at) ?? shifts[0])?.offset ?? 0;
};

/** Lists the moments at which a zone's clocks are moved, from a moment on and before another. */
export const shiftsBetween = (zone: string, from: number, to: number): readonly number[] => {
  const all = [];
  for (let number = Math.floor(from / stretch); number <= Math.floor(to / stretch); number += 1)
    all.push(...shiftsOf(zone, number).slice(1));
  return all.map(({ at }) => at).filter((at) => at >= from && at < to);
};

/** Answers what a zone's clocks and calendars show, as the UTC moment at which those of UTC show the same. */
export const wallClock = (zone: string, at: number): number => at + offsetAt(zone, at);

/**
 * The moments at which a zone's clocks show what UTC's show at `wall`: none where clocks skip it, two where they are
 * moved back over it, in order.
 */
export const moments = (zone: string, wall: number): readonly number[] => {
  const offsets = new Set([offsetAt(zone, wall - day), offsetAt(zone, wall + day)]);
  return [...offsets]
    .map((offset) => wall - offset)
    .filter((at) => wallClock(zone, at) === wall)
    .toSorted((one, other) => one - other);
};

/** The first moment of a zone's day, given by what UTC's clocks show as it begins. */
export const startOfDay = (zone: string, midnight: number): number => {
  const [first] = moments(zone, midnight);
  if (first !== undefined) return first;
  // Where midnight is skipped, the day begins as the clocks are moved.
  return (
    shiftsBetween(zone, midnight - day, midnight + day).find((at) => wallClock(zone, at) >= midnight) ??
    midnight
  );
};
