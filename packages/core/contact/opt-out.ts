import { fold } from '../text/fold.ts';

export interface OptOutMarks {
  do_not_call: boolean;
  lead_status: string;
  tags: readonly string[];
}

export const optOutStatus = 'do_not_contact';
/** The tag that opts out, as it is spelled. */
export const optOutTag = 'DNC';

const isOptOutStatus = (status: string) => fold(status).replaceAll(' ', '_') === optOutStatus;

export const isOptOutTag = (tag: string) => fold(tag) === fold(optOutTag);

const isOptedOut = ({ do_not_call, lead_status, tags }: OptOutMarks) =>
  do_not_call || isOptOutStatus(lead_status) || tags.some(isOptOutTag);

/** Any one of the flag, the status and the tag opts a contact out; all three then say so. */
export const withOptOut = <T extends OptOutMarks>(marks: T): T => {
  if (!isOptedOut(marks)) return marks;
  const tagged = marks.tags.some(isOptOutTag);
  return {
    ...marks,
    do_not_call: true,
    lead_status: isOptOutStatus(marks.lead_status) ? marks.lead_status : optOutStatus,
    tags: tagged ? marks.tags : [...marks.tags, optOutTag],
  };
};

const withoutOptOut = (marks: OptOutMarks, status: string): OptOutMarks => ({
  do_not_call: false,
  lead_status: isOptOutStatus(marks.lead_status) ? status : marks.lead_status,
  tags: marks.tags.filter((tag) => !isOptOutTag(tag)),
});

/** What the given marks ask for, one by one. */
const asked = ({ do_not_call, lead_status, tags }: Partial<OptOutMarks>): boolean[] =>
  [do_not_call, lead_status && isOptOutStatus(lead_status), tags?.some(isOptOutTag)].filter(
    (one) => typeof one === 'boolean',
  );

/**
 * The marks after a change. One that is changed decides for all three; `status` takes the place of do_not_contact
 * when they are cleared. Undefined when the given ones contradict each other.
 */
export const changedOptOut = (
  seen: OptOutMarks,
  given: Partial<OptOutMarks>,
  status: string,
): OptOutMarks | undefined => {
  const was = isOptedOut(seen);
  const asks = asked(given);
  const marks = { ...seen, ...given };
  if (!asks.includes(!was)) return withOptOut(marks);
  if (was) return asks.includes(true) ? undefined : withoutOptOut(marks, status);
  return given.do_not_call === false ? undefined : withOptOut(marks);
};
