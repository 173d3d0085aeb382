import { activityEvents } from '../activity/activity.events.ts';
import { callEvents } from '../call/call.events.ts';
import { callHookEvents } from '../call/hook/hook.events.ts';
import { campaignEvents } from '../campaign/campaign.events.ts';
import { companyEvents } from '../company/company.events.ts';
import { consentEvents } from '../consent/consent.events.ts';
import { contactEvents } from '../contact/contact.events.ts';
import { departmentEvents } from '../department/department.events.ts';
import { dropEvents } from '../drop/drop.events.ts';
import type { ItemEvents, NounEvents } from '../event/noun-events.ts';
import { exportEvents } from '../export/export.events.ts';
import { extractionEvents } from '../extraction-run/extraction-record.events.ts';
import { fieldEvents } from '../field/field.events.ts';
import { holdEvents } from '../hold/hold.events.ts';
import { importEvents } from '../import/import.events.ts';
import { jobEvents } from '../job/job.events.ts';
import { memberEvents } from '../member/member.events.ts';
import { presetEvents } from '../preset/preset.events.ts';
import { privacyRequestEvents } from '../privacy-request/privacy-request.events.ts';
import { proposalEvents } from '../proposal/proposal.events.ts';
import { retentionEvents } from '../retention/retention.events.ts';
import { ruleEvents } from '../rule/rule.events.ts';
import { suppressionEvents } from '../suppression/suppression.events.ts';
import { tagEvents } from '../tag/tag.events.ts';
import { settingsEvents } from '../team/settings.events.ts';
import { tokenEvents } from '../token/token.events.ts';
import { webhookEvents } from '../webhook/webhook.events.ts';

const declared = [
  contactEvents,
  companyEvents,
  callEvents,
  activityEvents,
  extractionEvents,
  proposalEvents,
  callHookEvents,
  departmentEvents,
  memberEvents,
  tokenEvents,
  webhookEvents,
  dropEvents,
  presetEvents,
  fieldEvents,
  ruleEvents,
  settingsEvents,
  importEvents,
  jobEvents,
  tagEvents,
  suppressionEvents,
  consentEvents,
  campaignEvents,
  exportEvents,
  privacyRequestEvents,
  holdEvents,
  retentionEvents,
] as const;

type TypeOf<Noun> = Noun extends NounEvents<infer Type> ? Type : never;

/** A type of event. */
export type EventType = TypeOf<(typeof declared)[number]>;

/**
 * All nouns with events. The stream's filter, the projector, the feed, its filters and its documentation read
 * this list.
 */
export const nouns: readonly NounEvents<EventType>[] = declared;

const byKind = new Map(nouns.map((noun) => [noun.kind, noun]));

/** Finds the noun of a kind; undefined for one of another release. */
export const nounOf = (kind: string): NounEvents<EventType> | undefined => byKind.get(kind);

const isOf = (sk: string, { streamed, ...items }: ItemEvents<EventType>) =>
  streamed === 'written' || streamed === 'prefix' ? sk.startsWith(items.sk) : sk === items.sk;

/**
 * Finds the nouns whose events are changes of items with this sort key; several where an item holds several.
 */
export const itemEventsOf = (sk: string): { kind: string; items: ItemEvents<EventType> }[] =>
  nouns.flatMap(({ kind, items }) =>
    items.filter((one) => isOf(sk, one)).map((one) => ({ kind, items: one })),
  );
