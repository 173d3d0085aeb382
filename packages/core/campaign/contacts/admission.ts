import type { StoredContact } from '../../attribute/stored-contact.ts';
import type { Judged } from '../../callable/find-verdicts.ts';
import type { ReasonCode } from '../../calling/verdict.ts';
import type { StoredCampaign } from '../campaign.schema.ts';
import type { ownReasons } from './contacts.schema.ts';

/** Most campaigns that a contact is in, those that are completed included. */
export const mostCampaigns = 50;

/** Reasons of verdicts that no waiting removes, so that they keep a contact out of a campaign. */
const lasting: ReadonlySet<ReasonCode> = new Set([
  'deleted',
  'on_hold',
  'suppressed',
  'no_consent',
  'no_phone',
  'phone_invalid',
  'in_other_campaign',
]);

/** Why a contact does not come into a campaign. */
export interface Exclusion {
  code: ReasonCode | (typeof ownReasons)[number];
}

/** What becomes of a contact that is to come into a campaign. */
export type Admission =
  | { status: 'added' | 'already_in' }
  | { status: 'excluded'; reasons: readonly Exclusion[] };

const ownExclusions = ({ department_id }: StoredCampaign, contact: StoredContact): Exclusion[] => [
  ...(department_id !== null && contact.department_id !== null && contact.department_id !== department_id
    ? [{ code: 'other_department' } as const]
    : []),
  ...(Object.keys(contact.campaigns).length >= mostCampaigns
    ? [{ code: 'too_many_campaigns' } as const]
    : []),
];

/** Decides whether a contact comes into a campaign, by whether it may be called. */
export const admit = (
  campaign: StoredCampaign,
  { contact, verdict }: Pick<Judged, 'contact' | 'verdict'>,
): Admission => {
  if (contact.deleted_at === null && contact.campaigns[campaign.id] !== undefined)
    return { status: 'already_in' };
  const reasons = [
    ...verdict.reasons.flatMap(({ code }) => (lasting.has(code) ? [{ code }] : [])),
    ...ownExclusions(campaign, contact),
  ];
  return reasons.length > 0 ? { status: 'excluded', reasons } : { status: 'added' };
};

/** Words for each reason why a contact does not come into a campaign. */
export const exclusionWords: Readonly<Record<Exclusion['code'], string>> = {
  deleted: 'The contact is in the trash.',
  on_hold: 'The contact is on hold.',
  suppressed: 'The contact, or its number, is opted out.',
  no_consent: 'The contact has not consented to be called.',
  no_phone: 'The contact has no number.',
  phone_invalid: 'The number of the contact is not possible.',
  timezone_unknown: 'Nobody knows where the contact is.',
  outside_hours: 'It is not the time to call the contact.',
  in_other_campaign: 'Another active campaign has the contact.',
  called_recently: 'The contact was called a short while ago.',
  cap_reached: 'The contact was called as often as it may be.',
  reserved: 'Somebody else is about to call the contact.',
  other_department: 'The contact belongs to another department than the campaign.',
  too_many_campaigns: 'The contact is in as many campaigns as one may be.',
};
