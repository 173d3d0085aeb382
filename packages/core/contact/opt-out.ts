import { fold } from '../text/fold.ts';

export interface OptOutMarks {
  do_not_call: boolean;
  lead_status: string;
  tags: readonly string[];
}

const optOutStatus = 'do_not_contact';
const optOutTag = 'DNC';

const isOptOutStatus = (status: string) => fold(status).replaceAll(' ', '_') === optOutStatus;

const isOptOutTag = (tag: string) => fold(tag) === fold(optOutTag);

/** Any one of the flag, the status and the tag opts a contact out; all three then say so. */
export const withOptOut = <T extends OptOutMarks>(marks: T): T => {
  const tagged = marks.tags.some(isOptOutTag);
  if (!marks.do_not_call && !isOptOutStatus(marks.lead_status) && !tagged) return marks;
  return {
    ...marks,
    do_not_call: true,
    lead_status: isOptOutStatus(marks.lead_status) ? marks.lead_status : optOutStatus,
    tags: tagged ? marks.tags : [...marks.tags, optOutTag],
  };
};
