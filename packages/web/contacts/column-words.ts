import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import { useQuery } from '@tanstack/react-query';
import { fieldsQuery } from '../api/fields.ts';
import { type ColumnId, fieldOf, isStandard, type StandardColumn } from './columns.ts';

const columnWords: Readonly<Record<StandardColumn, MessageDescriptor>> = {
  name: msg`Name`,
  company: msg`Company`,
  phone: msg`Phone`,
  lead_status: msg`Status`,
  tags: msg`Tags`,
  email: msg`Email`,
  owner_id: msg`Owner`,
  job_title: msg`Job title`,
  last_called_at: msg`Last called`,
  last_call_outcome: msg`Last outcome`,
  total_calls: msg`Calls`,
  do_not_call: msg`Do not call`,
  source: msg`Source`,
  department_id: msg`Department`,
  timezone: msg`Time zone`,
  preferred_contact_method: msg`Preferred contact`,
  phone_secondary: msg`Second phone`,
  external_id: msg`Your own id`,
  created_at: msg`Created`,
  updated_at: msg`Changed`,
};

/** Names of columns, those of custom fields by their labels. */
export const useColumnName = (): ((id: ColumnId) => string) => {
  const { _ } = useLingui();
  const { data: fields } = useQuery(fieldsQuery);
  return (id) => {
    if (isStandard(id)) return _(columnWords[id]);
    const name = fieldOf(id);
    return fields?.find((field) => field.name === name)?.label ?? name ?? id;
  };
};
