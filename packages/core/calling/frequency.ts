import type { Caps } from './hours.schema.ts';
import { startOfDay, wallClock } from './zone-clock.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** A call to a number, of any contact and campaign. */
export interface Attempt {
  /** When it began, in milliseconds. */
  at: number;
  /** Whether somebody was spoken with. */
  conversation: boolean;
}

type CapRule = 'min_gap' | 'per_day' | 'per_week' | 'after_conversation';

/** A cap that stands against a call until a moment. */
export interface Hold {
  code: 'called_recently' | 'cap_reached';
  rule: CapRule;
  until: number;
}

/** When a rolling span holds less than `most` calls again; undefined while it does. */
const rolling = (latestFirst: readonly Attempt[], most: number | null, span: number, now: number) => {
  const filling = most === null ? undefined : latestFirst[most - 1];
  return filling && filling.at + span > now ? filling.at + span : undefined;
};

/** The first moment of the day, in the last of the zones, on which a number may be called after a conversation. */
const afterConversation = (at: number, days: number, zones: readonly string[]): number =>
  Math.max(
    ...zones.map((zone) => {
      const date = Math.floor(wallClock(zone, at) / day) * day;
      return startOfDay(zone, date + days * day);
    }),
  );

/**
 * Finds what stands against a call now, by a team's caps: `attempts` are all calls to the number, in any order, of
 * at least the last 7 days and of the days after a conversation, also those of a clock that is up to an hour ahead. A
 * call exactly 24 hours old no longer counts, and one exactly as old as the gap is no longer too near.
 */
export const capHolds = (
  caps: Caps,
  attempts: readonly Attempt[],
  zones: readonly string[],
  now: number,
): Hold[] => {
  const latestFirst = attempts
    .filter(({ at }) => at <= now + hour)
    .toSorted((one, other) => other.at - one.at);
  const spoken = latestFirst.find(({ conversation }) => conversation);
  const gap = rolling(
    latestFirst,
    caps.min_gap_minutes === null ? null : 1,
    (caps.min_gap_minutes ?? 0) * 60_000,
    now,
  );
  const free =
    spoken && caps.days_after_conversation !== null
      ? afterConversation(spoken.at, caps.days_after_conversation, zones.length > 0 ? zones : ['UTC'])
      : undefined;
  const untils: readonly [Hold['code'], CapRule, number | undefined][] = [
    ['called_recently', 'min_gap', gap],
    ['called_recently', 'per_day', rolling(latestFirst, caps.per_day, day, now)],
    ['called_recently', 'after_conversation', free],
    ['cap_reached', 'per_week', rolling(latestFirst, caps.per_week, 7 * day, now)],
  ];
  return untils.flatMap(([code, rule, until]) =>
    until !== undefined && until > now ? [{ code, rule, until }] : [],
  );
};

/** Takes the strictest of several caps. */
export const strictestCaps = (all: readonly Caps[]): Caps => {
  const smallest = (values: readonly (number | null)[]) => {
    const given = values.filter((value) => value !== null);
    return given.length > 0 ? Math.min(...given) : null;
  };
  const largest = (values: readonly (number | null)[]) => {
    const given = values.filter((value) => value !== null);
    return given.length > 0 ? Math.max(...given) : null;
  };
  return {
    per_day: smallest(all.map((caps) => caps.per_day)),
    per_week: smallest(all.map((caps) => caps.per_week)),
    min_gap_minutes: largest(all.map((caps) => caps.min_gap_minutes)),
    days_after_conversation: largest(all.map((caps) => caps.days_after_conversation)),
  };
};
