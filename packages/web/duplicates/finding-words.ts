import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import { useQuery } from '@tanstack/react-query';
import { fieldsQuery } from '../api/fields.ts';

const fieldWords: Readonly<Record<string, MessageDescriptor>> = {
  name: msg`Name`,
  first_name: msg`First name`,
  last_name: msg`Last name`,
  phone: msg`Phone`,
  phone_extension: msg`Extension`,
  phone_raw: msg`Phone as it was written`,
  phone_secondary: msg`Second phone`,
  phone_secondary_extension: msg`Extension of the second phone`,
  email: msg`Email`,
  company: msg`Company`,
  company_id: msg`Company`,
  job_title: msg`Job title`,
  lead_status: msg`Status`,
  tags: msg`Tags`,
  owner_id: msg`Owner`,
  department_id: msg`Department`,
  source: msg`Source`,
  timezone: msg`Time zone`,
  preferred_contact_method: msg`Preferred contact`,
  do_not_call: msg`Do not call`,
  notes: msg`Notes`,
  external_id: msg`Your own id`,
};

/** Names of properties as findings and merges name them. */
export const useFieldName = (): ((field: string) => string) => {
  const { _ } = useLingui();
  const { data: fields } = useQuery(fieldsQuery);
  return (field) => {
    const known = fieldWords[field];
    if (known) return _(known);
    const name = field.replace(/^cf\./, '');
    return fields?.find((one) => one.name === name)?.label ?? name;
  };
};

/** How the values of two contacts stand to each other. */
export const methodWords: Readonly<Record<string, MessageDescriptor>> = {
  exact: msg`the same`,
  exact_digits: msg`the same digits`,
  similar: msg`similar`,
  short_form: msg`a short form`,
  initial: msg`an initial`,
  initials: msg`initials`,
  part: msg`a part of the other`,
  words: msg`the same words`,
  first_name: msg`the same first name`,
  same_local_part: msg`the same before the @`,
  same_odd_local_part: msg`the same before the @`,
  same_mailbox: msg`the same mailbox`,
  same_year: msg`the same year`,
  shared_value: msg`shared by many`,
  differs: msg`different`,
  first_differs: msg`another first name`,
  generation_differs: msg`another generation`,
  other_extension: msg`another extension`,
  without_extension: msg`without an extension`,
};
