import { type Attempt, type CapRule, strictestHolds } from './frequency.ts';
import type { Caps, WindowRule } from './hours.schema.ts';
import { numberZones } from './number-zones.ts';
import type { Preset } from './presets.ts';
import { isOpen, nextOpen, type Opening, openingAt } from './window.ts';
import { isZone } from './zone-clock.ts';

/** Reasons why a contact may not be called, in the order in which verdicts tell them. */
export const reasonCodes = [
  'deleted',
  'on_hold',
  'suppressed',
  'no_consent',
  'no_phone',
  'phone_invalid',
  'timezone_unknown',
  'outside_hours',
  'in_other_campaign',
  'called_recently',
  'cap_reached',
  'reserved',
] as const;
export type ReasonCode = (typeof reasonCodes)[number];

/** One reason; `until` where it goes by itself. */
export interface Reason {
  code: ReasonCode;
  /** Which cap it is. */
  rule?: CapRule;
  until?: string;
}

/** What is known of a contact and its number as the question is asked. */
export interface Facts {
  /** In E.164; null where there is none. */
  phone: string | null;
  /** Whether there is a number that cannot be read. */
  phone_invalid: boolean;
  /** The contact's own time zone. */
  timezone: string | null;
  /** The contact's own hours. */
  hours: WindowRule | null;
  deleted: boolean;
  on_hold: boolean;
  suppressed: boolean;
  /** What the contact last said on being called; a refusal counts whether or not consent is asked for. */
  consent: 'granted' | 'refused' | 'none';
  /** Whether another campaign than the one that asks has the contact. */
  in_other_campaign: boolean;
  attempts: readonly Attempt[];
  /** Until when somebody else has the number reserved, in milliseconds. */
  reserved_until: number | null;
}

/** What a team has set, and the presets that are meant for the number. */
export interface Policy {
  window: WindowRule | null;
  caps: Caps | null;
  consent_required: boolean;
  presets: readonly Preset[];
}

export interface Verdict {
  callable: boolean;
  reasons: readonly Reason[];
  /** Every zone in which the contact may be; the hours of all of them count. */
  zones: readonly string[];
  /** The opening of the hours that is now, or the next. */
  window: Opening | null;
  /** When it may be called if nothing else changes; null where it may be now, or where waiting does not help. */
  next_allowed_at: string | null;
}

const whole = { from: '00:00', to: '24:00' };
/** The rule of who has none: any time. */
const anyTime: WindowRule = {
  sunday: [whole],
  monday: [whole],
  tuesday: [whole],
  wednesday: [whole],
  thursday: [whole],
  friday: [whole],
  saturday: [whole],
  holidays: [],
  closed_on: [],
};

const zonesOf = ({ timezone, phone }: Facts): readonly string[] => {
  if (timezone !== null && isZone(timezone)) return [timezone];
  return phone === null ? [] : numberZones(phone);
};

const written = (at: number): string => new Date(at).toISOString();

/** Reasons that no waiting removes. */
const standing = (facts: Facts, policy: Policy, zones: readonly string[]): ReasonCode[] => {
  const needsConsent = policy.consent_required || policy.presets.some(({ consent }) => consent?.required);
  const found: Partial<Record<ReasonCode, boolean>> = {
    deleted: facts.deleted,
    on_hold: facts.on_hold,
    suppressed: facts.suppressed,
    no_consent: facts.consent === 'refused' || (needsConsent && facts.consent === 'none'),
    no_phone: facts.phone === null && !facts.phone_invalid,
    phone_invalid: facts.phone === null && facts.phone_invalid,
    timezone_unknown: facts.phone !== null && zones.length === 0,
    in_other_campaign: facts.in_other_campaign,
  };
  return reasonCodes.filter((code) => found[code]);
};

const windowOf = ({ hours }: Facts, policy: Policy, zones: readonly string[]) => {
  const given = [policy.window, hours, ...policy.presets.map((preset) => preset.window)];
  const rules = given.filter((rule) => rule !== null);
  return { zones, rules: rules.length > 0 ? rules : [anyTime] };
};

/** The caps of team and presets. */
const capsOf = (policy: Policy) =>
  [
    { caps: policy.caps, exempt_days: null },
    ...policy.presets.map(({ caps, exempt_days }) => ({ caps, exempt_days })),
  ].flatMap(({ caps, exempt_days }) => (caps ? { caps, exempt_days } : []));

const inOrder = (reasons: readonly Reason[]): Reason[] =>
  reasons.toSorted((one, other) => reasonCodes.indexOf(one.code) - reasonCodes.indexOf(other.code));

/**
 * Whether a contact may be called at a moment, and every reason against it. Of team, preset and contact, and of all
 * zones in which the contact may be, the strictest counts.
 */
export const judge = (facts: Facts, policy: Policy, now: number): Verdict => {
  const zones = zonesOf(facts);
  const window = windowOf(facts, policy, zones);
  const lasting = standing(facts, policy, zones);
  const holds = strictestHolds(capsOf(policy), facts.attempts, zones, now);
  const reserved =
    facts.reserved_until !== null && facts.reserved_until > now ? facts.reserved_until : undefined;
  const placed = zones.length > 0 && facts.phone !== null;
  const opening = placed ? openingAt(window, now) : undefined;
  // Hours of several zones that never meet say no more than no zone would.
  const apart =
    placed &&
    opening === undefined &&
    zones.some((zone) => nextOpen({ ...window, zones: [zone] }, now) !== undefined);
  const closed = placed && !apart && !isOpen(window, now);
  const free = Math.max(now, ...holds.map(({ until }) => until), reserved ?? now);
  const opens = opening && nextOpen(window, free);
  const reasons = inOrder([
    ...lasting.map((code) => ({ code })),
    ...(apart ? [{ code: 'timezone_unknown' as const }] : []),
    ...(closed
      ? [{ code: 'outside_hours' as const, ...(opening?.opens_at && { until: opening.opens_at }) }]
      : []),
    ...holds.map(({ code, rule, until }) => ({ code, rule, until: written(until) })),
    ...(reserved === undefined ? [] : [{ code: 'reserved' as const, until: written(reserved) }]),
  ]);
  const waits = lasting.length === 0 && reasons.length > 0 && opens !== undefined;
  return {
    callable: reasons.length === 0,
    reasons,
    zones,
    window: opening ?? null,
    next_allowed_at: waits ? written(opens) : null,
  };
};
