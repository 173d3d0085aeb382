import type { Caps } from './hours.schema.ts';
import { startOfDay, wallClock } from './zone-clock.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** A call to a number, or from it, of any contact and campaign. */
export interface Attempt {
  /** When it began, in milliseconds. */
  at: number;
  /** Whether somebody was spoken with. */
  conversation: boolean;
  /** Whether the number called: caps count that as a conversation, and as no call. */
  inbound?: boolean;
  /** When the consent was given that the call relied on, in milliseconds. */
  consented_at?: number | undefined;
}

/** Kinds of caps, in the order in which they are told. */
export const capRules = ['min_gap', 'per_day', 'after_conversation', 'per_week'] as const;
export type CapRule = (typeof capRules)[number];

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
  const made = latestFirst.filter(({ inbound = false }) => !inbound);
  const gap = rolling(
    made,
    caps.min_gap_minutes === null ? null : 1,
    (caps.min_gap_minutes ?? 0) * 60_000,
    now,
  );
  const free =
    spoken && caps.conversation_days !== null
      ? afterConversation(spoken.at, caps.conversation_days, zones.length > 0 ? zones : ['UTC'])
      : undefined;
  const untils: readonly [Hold['code'], CapRule, number | undefined][] = [
    ['called_recently', 'min_gap', gap],
    ['called_recently', 'per_day', rolling(made, caps.per_day, day, now)],
    ['called_recently', 'after_conversation', free],
    ['cap_reached', 'per_week', rolling(made, caps.per_week, 7 * day, now)],
  ];
  return untils.flatMap(([code, rule, until]) =>
    until !== undefined && until > now ? [{ code, rule, until }] : [],
  );
};

/** Caps, and for how many days a consent exempts calls from their count; the day it was given is the first. */
export interface CapSource {
  caps: Caps;
  exempt_days: number | null;
}

/** Tells whether a call relied on a consent so young, in every zone where it may have been given, that it does not count. */
const isExempt = ({ at, consented_at }: Attempt, days: number, zones: readonly string[]): boolean =>
  consented_at !== undefined &&
  zones.length > 0 &&
  zones.every((zone) => {
    const date = Math.floor(wallClock(zone, consented_at) / day) * day;
    return at >= consented_at && at < startOfDay(zone, date + days * day);
  });

/** An exempt call is none that counts; who was spoken with in it, was. */
const counted = (attempts: readonly Attempt[], { exempt_days }: CapSource, zones: readonly string[]) =>
  exempt_days === null
    ? attempts
    : attempts.map((one) => (isExempt(one, exempt_days, zones) ? { ...one, inbound: true } : one));

/** Finds what stands against a call now by several caps: of each rule, what holds the longest. */
export const strictestHolds = (
  sources: readonly CapSource[],
  attempts: readonly Attempt[],
  zones: readonly string[],
  now: number,
): Hold[] => {
  const found = new Map<CapRule, Hold>();
  for (const source of sources)
    for (const hold of capHolds(source.caps, counted(attempts, source, zones), zones, now))
      if (hold.until > (found.get(hold.rule)?.until ?? 0)) found.set(hold.rule, hold);
  return capRules.flatMap((rule) => found.get(rule) ?? []);
};
