import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { fieldsQuery } from '../api/fields.ts';
import { companyQuery } from '../api/people.ts';
import { useFormat } from '../i18n/format.ts';
import { useCampaignName, useDepartmentName, useMemberName, useStatusName } from './contact-words.tsx';
import {
  type ActiveFilter,
  type Condition,
  type ContactFilterId,
  type FilterDefinition,
  never,
  none,
} from './filters.ts';

const filterWords: Readonly<Record<ContactFilterId, MessageDescriptor>> = {
  lead_status: msg`Status`,
  tags: msg`Tag`,
  company_id: msg`Company`,
  owner_id: msg`Owner`,
  department_id: msg`Department`,
  campaign_id: msg`Campaign`,
  do_not_call: msg`Opted out`,
  has_phone: msg`Has a phone`,
  has_email: msg`Has an email`,
  has_company: msg`Has a company`,
  last_called: msg`Last called`,
  created: msg`Created`,
  updated: msg`Changed`,
  source: msg`Source`,
  job_title: msg`Job title`,
  email: msg`Email is`,
  external_id: msg`Your own id is`,
  ids: msg`Chosen contacts`,
};

const isKnown = (id: string): id is ContactFilterId => Object.hasOwn(filterWords, id);

/** Names of what can be asked for, custom fields by their labels. */
export const useFilterName = (): ((definition: FilterDefinition) => string) => {
  const { i18n } = useLingui();
  const { data: fields } = useQuery(fieldsQuery);
  return ({ id }) => {
    if (isKnown(id)) return i18n._(filterWords[id]);
    const name = id.slice(3);
    return fields?.find((field) => field.name === name)?.label ?? name;
  };
};

/** Names of the values of a choice, as far as they are known. */
export const useValueName = (): ((definition: FilterDefinition, value: string) => string) => {
  const { t } = useLingui();
  const status = useStatusName();
  const member = useMemberName();
  const department = useDepartmentName();
  const campaign = useCampaignName();
  return ({ id }, value) => {
    if (value === none) return t`(none)`;
    if (id === 'lead_status') return status(value);
    if (id === 'owner_id') return member(value);
    if (id === 'department_id') return department(value);
    if (id === 'campaign_id') return campaign(value);
    return value;
  };
};

/** The name of a company that a filter has the id of. */
export const useCompanyNames = (ids: readonly string[]): ((id: string) => string) => {
  const [first] = ids;
  const { data } = useQuery({ ...companyQuery(first ?? ''), enabled: first !== undefined && first !== none });
  return (id) => (id === first ? (data?.name ?? '…') : id);
};

const useSpanText = () => {
  const { t } = useLingui();
  const format = useFormat();
  return ({ from, to }: Extract<Condition, { kind: 'span' }>, { of }: FilterDefinition): string => {
    if (from === never || to === never) return t`never`;
    const one = (text: string) =>
      of === 'day' ? format.day(text.slice(0, 10)) : format.number(Number(text));
    if (from !== undefined && to !== undefined)
      return from === to ? one(from) : t`${one(from)} to ${one(to)}`;
    return from === undefined ? t`up to ${one(to ?? '')}` : t`from ${one(from)}`;
  };
};

/** What a part of the filter says, in words. */
export const useConditionText = (): ((
  active: ActiveFilter,
  nameOf?: (value: string) => string,
) => string) => {
  const { t } = useLingui();
  const valueName = useValueName();
  const spanText = useSpanText();
  return ({ definition, condition }, nameOf) => {
    const names = (values: readonly string[]): string => {
      const shown = values
        .slice(0, 3)
        .map((value) =>
          value === none ? valueName(definition, value) : (nameOf?.(value) ?? valueName(definition, value)),
        );
      return values.length > shown.length
        ? t`${shown.join(', ')} and ${values.length - shown.length} more`
        : shown.join(', ');
    };
    switch (condition.kind) {
      case 'choice':
        return condition.isNot ? t`not ${names(condition.values)}` : names(condition.values);
      case 'many':
        return condition.mode === 'all' && condition.values.length > 1
          ? t`all of ${names(condition.values)}`
          : names(condition.values);
      case 'flag':
        return condition.value ? t`Yes` : t`No`;
      case 'text':
        return condition.value;
      case 'span':
        return spanText(condition, definition);
    }
  };
};
