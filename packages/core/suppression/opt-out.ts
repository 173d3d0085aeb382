import type { Fault } from '../error.ts';
import { fold } from '../text/fold.ts';

export interface OptOutMarks {
  do_not_call: boolean;
  lead_status: string;
  tags: readonly string[];
}

/** The marks of a contact that there is. */
export interface KeptMarks extends OptOutMarks {
  /** The status before the one that opted out; null where that is none, or nobody knows. */
  status_before: string | null;
}

export const optOutStatus = 'do_not_contact';
/** The tag that opts out, as it is spelled. */
export const optOutTag = 'DNC';

const isOptOutStatus = (status: string) => fold(status).replaceAll(' ', '_') === optOutStatus;

export const isOptOutTag = (tag: string) => fold(tag) === fold(optOutTag);

const isOptedOut = ({ do_not_call, lead_status, tags }: OptOutMarks) =>
  do_not_call || isOptOutStatus(lead_status) || tags.some(isOptOutTag);

/**
 * Opts a contact out when any of the flag, the status and the tag does; flag and tag then agree. The status
 * stays.
 */
export const withOptOut = <T extends OptOutMarks>(marks: T): T => {
  if (!isOptedOut(marks)) return marks;
  const tagged = marks.tags.some(isOptOutTag);
  return { ...marks, do_not_call: true, tags: tagged ? marks.tags : [...marks.tags, optOutTag] };
};

/** What the status gives way to when an opt-out is taken back: of one that is none, nothing. */
const statusBefore = (seen: KeptMarks, { lead_status }: OptOutMarks): string | null => {
  if (!isOptOutStatus(lead_status)) return null;
  return isOptOutStatus(seen.lead_status) ? seen.status_before : seen.lead_status;
};

/** A contact with marks that somebody or something has changed: an opt-out stays, and a new one counts. */
export const keptOptOut = <T extends KeptMarks>(seen: KeptMarks, marks: T): T => {
  const own = seen.tags.find(isOptOutTag);
  const tags = own === undefined || marks.tags.some(isOptOutTag) ? marks.tags : [...marks.tags, own];
  const kept = { ...marks, tags, do_not_call: marks.do_not_call || isOptedOut(seen) };
  return { ...withOptOut(kept), status_before: statusBefore(seen, marks) };
};

const clearedOptOut = (marks: KeptMarks, fallback: string): KeptMarks => ({
  do_not_call: false,
  lead_status: isOptOutStatus(marks.lead_status) ? (marks.status_before ?? fallback) : marks.lead_status,
  tags: marks.tags.filter((tag) => !isOptOutTag(tag)),
  status_before: null,
});

const keptWarning = (param: keyof OptOutMarks): Fault => ({
  param,
  code: 'opt_out_kept',
  message: 'The contact has opted out, and stays so. Only `do_not_call: false` takes that back.',
});

/** What a change says of the marks; `do_not_call` is null where it names the flag and says neither yes nor no. */
type GivenMarks = Partial<Omit<OptOutMarks, 'do_not_call'>> & { do_not_call?: boolean | null };

/** The properties of a change by which an opt-out would be gone, if anything but the flag could take it back. */
const loosening = (seen: OptOutMarks, given: GivenMarks): (keyof OptOutMarks)[] => {
  const { do_not_call, lead_status, tags } = given;
  if (!isOptedOut(seen) || do_not_call === true) return [];
  const isOtherStatus =
    lead_status !== undefined && lead_status !== seen.lead_status && !isOptOutStatus(lead_status);
  return [
    ...(do_not_call === undefined ? [] : ['do_not_call' as const]),
    ...(isOtherStatus ? ['lead_status' as const] : []),
    ...(tags === undefined || tags.some(isOptOutTag) ? [] : ['tags' as const]),
  ];
};

const contradiction: Fault = {
  param: 'do_not_call',
  code: 'ambiguous',
  message: 'do_not_call is false, and the lead status do_not_contact or the tag DNC says the contrary.',
};

interface OptOutRule {
  /** What do_not_contact gives way to where nobody knows what was before. */
  fallback: string;
  /** Whether not even `do_not_call: false` takes an opt-out back. */
  isKept: boolean;
}

/**
 * The marks after a change. Only `do_not_call: false` takes an opt-out back; whatever else would, keeps it with a
 * warning.
 */
export const changedOptOut = (
  seen: KeptMarks,
  given: GivenMarks,
  { fallback, isKept }: OptOutRule,
): { marks: KeptMarks; faults: Fault[]; warnings: Fault[] } => {
  const { do_not_call, ...others } = given;
  const after = keptOptOut(seen, { ...seen, ...others, do_not_call: do_not_call === true });
  if (do_not_call !== false || isKept)
    return { marks: after, faults: [], warnings: loosening(seen, given).map(keptWarning) };
  const contradicts = withOptOut({ do_not_call: false, lead_status: '', tags: [], ...others }).do_not_call;
  return contradicts
    ? { marks: after, faults: [contradiction], warnings: [] }
    : { marks: clearedOptOut(after, fallback), faults: [], warnings: [] };
};
