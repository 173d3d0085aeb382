import { reaches, requireVisible, type Scope } from '../access/scope.ts';
import { type FoundContact, placeOf } from '../attribute/contact-shape.ts';
import { statusOf } from '../attribute/lead-status.ts';
import { findCatalogue } from '../catalogue/catalogue.item.ts';
import { type ContactFilter, choiceNames } from '../filter/contact-filter.schema.ts';
import { isId } from '../id.ts';
import type { Table } from '../table/table.ts';
import { tagNames } from '../tag/meant-tag.ts';
import { fold } from '../text/fold.ts';
import { type Choices, chosen, inCampaigns, renamed } from './choice.ts';
import type { Condition, ContactQuery } from './condition.ts';
import { exactConditions } from './exact-match.ts';
import { fieldConditions } from './field-condition.ts';

/** A query with names of tags in the place of ids, by which they may be asked for as well. */
const withTagNames = async <Q extends ContactQuery>(table: Table, query: Q): Promise<Q> => {
  const { tags } = query.filter;
  if (!tags?.some((text) => isId('tag', text))) return query;
  const names = await tagNames(table, query.scope.teamId, tags);
  return { ...query, filter: { ...query.filter, tags: names } };
};

/** A query with what it needs of the table: names of tags, and the catalogue for filters of custom fields. */
export const withCatalogue = async <Q extends ContactQuery>(table: Table, given: Q): Promise<Q> => {
  const query = await withTagNames(table, given);
  return query.catalogue || Object.keys(query.filter.cf ?? {}).length === 0
    ? query
    : { ...query, catalogue: await findCatalogue(table, query.scope.teamId) };
};

type Time = 'created_at' | 'updated_at' | 'last_called_at';

const bound = (name: Time, edge: 'from' | 'to', value: string): Condition => {
  const { path, names } = placeOf(name);
  return {
    expression: `${path} ${edge === 'from' ? '>=' : '<='} :${name}_${edge}`,
    names,
    values: { [`:${name}_${edge}`]: value },
    test: (contact) => {
      const at = contact[name];
      return at !== null && (edge === 'from' ? at >= value : at <= value);
    },
  };
};

const exists = (name: 'phone' | 'email' | 'company_id' | 'last_called_at', wanted: boolean): Condition => {
  const { path, names } = placeOf(name);
  return {
    expression: `${wanted ? 'attribute_exists' : 'attribute_not_exists'}(${path})`,
    names,
    values: {},
    test: (contact) => (contact[name] !== null) === wanted,
  };
};

const flagged = (name: 'do_not_call', wanted: boolean): Condition => {
  const { path, names } = placeOf(name);
  return {
    expression: `${path} = :${name}`,
    names,
    values: { [`:${name}`]: wanted },
    test: (contact) => contact[name] === wanted,
  };
};

const tagged = (tags: readonly string[], mode: 'any' | 'all'): Condition => {
  const keys = [...new Set(tags.map(fold))];
  const { path, names } = placeOf('tag_keys');
  return {
    expression: keys
      .map((_, index) => `contains(${path}, :tag${index})`)
      .join(mode === 'any' ? ' OR ' : ' AND '),
    names,
    values: Object.fromEntries(keys.map((key, index) => [`:tag${index}`, key])),
    test: (contact) => {
      const own = new Set(contact.tags.map(fold));
      return mode === 'any' ? keys.some((key) => own.has(key)) : keys.every((key) => own.has(key));
    },
  };
};

/** DynamoDB takes so many values in one IN. */
const mostInList = 100;

const inDepartments = (scope: Scope, departments: readonly string[]): Condition => {
  const lists = Array.from({ length: Math.ceil(departments.length / mostInList) }, (_, list) =>
    departments
      .slice(list * mostInList, (list + 1) * mostInList)
      .map((_, index) => `:own${list * mostInList + index}`),
  );
  const { path, names } = placeOf('department_id');
  return {
    expression: [
      ...(scope.ownOnly ? [] : [`attribute_not_exists(${path})`]),
      ...lists.map((list) => `${path} IN (${list.join(', ')})`),
    ].join(' OR '),
    names,
    values: Object.fromEntries(departments.map((id, index) => [`:own${index}`, id])),
    test: ({ department_id }) => reaches(scope, department_id),
  };
};

const calledConditions = ({ last_called_from: from, last_called_to: to }: ContactFilter): Condition[] => {
  if (from === 'never' || to === 'never') return [exists('last_called_at', false)];
  return [
    ...(from === undefined ? [] : [bound('last_called_at', 'from', from)]),
    ...(to === undefined ? [] : [bound('last_called_at', 'to', to)]),
  ];
};

const timeConditions = (filter: ContactFilter): Condition[] => [
  ...(['created', 'updated'] as const).flatMap((what) =>
    (['from', 'to'] as const).flatMap((edge) => {
      const value = filter[`${what}_${edge}`];
      return value === undefined ? [] : [bound(`${what}_at`, edge, value)];
    }),
  ),
  ...calledConditions(filter),
];

/** The properties that a filter looks at: who may not see one may not ask about it either. */
export const askedProperties = (filter: ContactFilter): string[] => [
  ...[...choiceNames, 'email' as const, 'external_id' as const].filter((name) => filter[name] !== undefined),
  ...(filter.has_phone === undefined ? [] : ['phone']),
  ...(filter.has_email === undefined ? [] : ['email']),
  ...(filter.has_company === undefined ? [] : ['company_id']),
  ...(filter.last_called_from === undefined && filter.last_called_to === undefined ? [] : ['last_called_at']),
  ...Object.keys(filter.cf ?? {}).map((name) => `cf.${name}`),
];

/** Makes the conditions of the caller's scope. */
export const scopeConditions = (scope: Scope): Condition[] =>
  scope.departments === 'all' ? [] : [inDepartments(scope, scope.departments)];

/**
 * The conditions of a filter but for its search.
 * @throws CallbookError `field_forbidden`, and as `fieldConditions`
 */
export const filterConditions = (query: ContactQuery): Condition[] => {
  const { scope, filter: given, settings } = query;
  const statuses = (all: Choices) =>
    renamed(all, (status) => statusOf(status, settings.lead_statuses).status);
  const filter = { ...given, ...(given.lead_status && { lead_status: statuses(given.lead_status) }) };
  requireVisible(scope, askedProperties(filter));
  const { has_phone, has_email, has_company, do_not_call, tags, tags_mode = 'any', cf = {} } = filter;
  return [
    ...choiceNames.flatMap((name) => {
      const choices = filter[name];
      return choices === undefined ? [] : [chosen(name, choices)];
    }),
    ...(filter.campaign_id === undefined ? [] : [inCampaigns(filter.campaign_id)]),
    ...exactConditions(filter),
    ...(has_phone === undefined ? [] : [exists('phone', has_phone)]),
    ...(has_email === undefined ? [] : [exists('email', has_email)]),
    ...(has_company === undefined ? [] : [exists('company_id', has_company)]),
    ...(do_not_call === undefined ? [] : [flagged('do_not_call', do_not_call)]),
    ...(tags === undefined ? [] : [tagged(tags, tags_mode)]),
    ...timeConditions(filter),
    ...Object.entries(cf).flatMap(([name, wanted], index) => fieldConditions({ name, wanted, index }, query)),
  ];
};

export const passes = (contact: FoundContact, conditions: readonly Condition[]): boolean =>
  conditions.every(({ test }) => test(contact));
