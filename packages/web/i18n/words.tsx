import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** Words for values that the API answers in codes. What is not here is a team's own word, and shown as it is. */
export const statusWords: Readonly<Record<string, MessageDescriptor>> = {
  new: msg`New`,
  contacted: msg`Contacted`,
  qualified: msg`Qualified`,
  unqualified: msg`Unqualified`,
  customer: msg`Customer`,
  converted: msg`Converted`,
  churned: msg`Churned`,
  do_not_contact: msg`Do not contact`,
};

export const roleWords: Readonly<Record<'admin' | 'manager' | 'agent', MessageDescriptor>> = {
  admin: msg`Admin`,
  manager: msg`Manager`,
  agent: msg`Agent`,
};

export const outcomeWords: Readonly<Record<string, MessageDescriptor>> = {
  completed: msg`Completed`,
  voicemail: msg`Voicemail`,
  no_answer: msg`No answer`,
  busy: msg`Busy`,
  failed: msg`Failed`,
  cancelled: msg`Cancelled`,
  unknown: msg`Unknown`,
};
