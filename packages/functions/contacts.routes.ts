import * as v from 'valibot';
import type { Scope } from '#core/access/scope.ts';
import type { Contact } from '#core/attribute/contact.schema.ts';
import { originSchema } from '#core/attribute/stored-contact.ts';
import { type Call, callSchema } from '#core/call/call-record.schema.ts';
import { findLastCall, latestCalls } from '#core/call/log/list-calls.ts';
import { callableSchema } from '#core/callable/callable.schema.ts';
import { lookupCallers } from '#core/callable/lookup.ts';
import { findCompanyItem } from '#core/company/company.item.ts';
import { companySchema } from '#core/company/company.schema.ts';
import { resolveFilter } from '#core/condition/resolve-filter.ts';
import { consentSchema } from '#core/consent/consent.schema.ts';
import type { Source } from '#core/contact/attached.ts';
import { companiesOf } from '#core/contact/companies-of.ts';
import { consentsOf } from '#core/contact/consents-of.ts';
import { getStoredContact, visibleOrigins } from '#core/contact/contact.ts';
import { findContacts } from '#core/contact/find-contacts.ts';
import { findDuplicates } from '#core/contact/find-duplicates.ts';
import { lookupContacts } from '#core/contact/lookup-contacts.ts';
import { mergedValuesSchema } from '#core/contact/merged-value.schema.ts';
import { visibleContact } from '#core/contact/visible-contact.ts';
import { visibleMergedValues } from '#core/contact/visible-merged-values.ts';
import { mostDuplicatesShown, possibleDuplicateSchema } from '#core/duplicate/possible-duplicate.schema.ts';
import { ofContact } from '#core/feed/of-contact.ts';
import { readTimeline } from '#core/feed/read-timeline.ts';
import { timelineEntrySchema } from '#core/feed/timeline-entry.schema.ts';
import { contactFilterEntries, contactSortSchema, sortOf } from '#core/filter/contact-filter.schema.ts';
import { pageAnswerEntries, pageEntries, wholePage } from '#core/list/page.schema.ts';
import { getPreset } from '#core/preset/preset.ts';
import type { Table } from '#core/table/table.ts';
import type { Team } from '#core/team/team.schema.ts';
import { line } from '#core/text/text.schema.ts';
import { chosenContactSchema, fieldsParameter, partOf, withProperty } from './contact-parts.ts';
import { etag } from './http/if-match.ts';
import { contactReaders, route } from './http/route.ts';
import { faultSchema, flag, idParams, success, teamParameter } from './http/shapes.ts';

const including = <const Names extends readonly string[]>(names: Names, description: string) =>
  v.optional(
    v.pipe(
      v.string(),
      v.transform((text) => (text === '' ? [] : text.split(','))),
      v.array(v.picklist(names, 'unknown_value')),
      v.description(description),
    ),
    '',
  );

const include = including(
  ['company', 'provenance', 'timeline', 'calls', 'consents', 'duplicates'],
  'What is answered beside the contact, with commas: `calls,timeline,consents,company,provenance,duplicates`',
);

/** Query strings turn `+` into a space. */
const phone = v.pipe(
  line(64),
  v.transform((text) => text.replace(/^ (?=[1-9])/, '+')),
);

const companyOf = async (table: Table, { team_id, company_id }: Contact) =>
  company_id === null ? null : ((await findCompanyItem(table, team_id, company_id)) ?? null);

interface LookUp {
  team: Team;
  scope: Scope;
  now: Date;
  phone: string;
  include: readonly ('company' | 'callable' | 'last_call')[];
}

/** Finds contacts by a number, with what is asked for beside them. */
const lookUp = async (table: Table, { team, scope, now, phone, include }: LookUp) => {
  const isWanted = (name: LookUp['include'][number]) => include.includes(name);
  const last = new Map<string, Call>();
  const readLast = async (id: string, sources: readonly Source[]): Promise<void> => {
    const one = await findLastCall(table, scope, sources);
    if (one) last.set(id, one);
  };
  if (include.length === 0) return { records: await lookupContacts(table, { team, scope, phone }) };
  const { callers, companies } = await lookupCallers(
    table,
    { team, scope, phone, now },
    { companies: isWanted('company'), also: isWanted('last_call') ? readLast : undefined },
  );
  const records = callers.map(({ contact }) => contact);
  const ids = new Set(records.map(({ id }) => id));
  return {
    records,
    ...(isWanted('company') && { companies: Object.fromEntries(companies) }),
    ...(isWanted('callable') && {
      callable: Object.fromEntries(callers.map(({ contact, verdict }) => [contact.id, verdict])),
    }),
    ...(isWanted('last_call') && {
      last_calls: Object.fromEntries([...last].filter(([id]) => ids.has(id))),
    }),
  };
};

export const contactRoutes = [
  route({
    id: 'listContacts',
    method: 'GET',
    path: '/api/crm/contacts',
    module: 'contacts',
    tag: 'Contacts',
    summary: 'List contacts',
    description:
      'Every filter goes with every other, with any sort, and with offset or cursor; `count` is exact. Custom fields are filtered by `cf.<field>=<value>`.',
    access: contactReaders,
    params: null,
    query: v.strictObject({
      ...teamParameter,
      ...contactFilterEntries,
      preset: v.pipe(
        v.optional(line(100)),
        v.description('The id of a preset; parameters given beside it take the place of its own'),
      ),
      sort: v.pipe(
        v.optional(contactSortSchema),
        v.description('`-` for descending; the preset’s or `-created_at` when not given'),
      ),
      fields: fieldsParameter,
      include: including(['company'], '`company`: the companies of the contacts beside them'),
      ...pageEntries,
    }),
    body: null,
    status: 200,
    answer: success({
      contacts: v.array(chosenContactSchema),
      companies: v.optional(
        v.pipe(
          v.record(v.string(), companySchema),
          v.description('With `include=company`: the companies of these contacts, by id'),
        ),
      ),
      ...pageAnswerEntries,
    }),
    errors: { '404': 'There is no such preset' },
    handle: async ({ query, principal, scope }, { table }) => {
      const { team_id: _, limit, offset, cursor, preset: presetId, sort, fields, include, ...given } = query;
      const { settings } = principal.team;
      const preset = presetId === undefined ? undefined : await getPreset(table, principal, presetId);
      const listing = {
        scope,
        filter: {
          ...preset?.filter,
          ...(await resolveFilter(table, given, { teamId: scope.teamId, settings, kind: 'malformed' })),
        },
        sort: sortOf(sort ?? preset?.sort ?? '-created_at'),
        settings,
      };
      const { records, ...page } = await findContacts(table, listing, { limit, offset, cursor });
      const companies = include.includes('company') && {
        companies: Object.fromEntries(await companiesOf(table, records)),
      };
      const parts = companies ? withProperty(fields, 'company_id') : fields;
      return { body: { contacts: records.map((one) => partOf(one, parts)), ...companies, ...page } };
    },
  }),
  // Before the route of one contact, whose path fits this one, too.
  route({
    id: 'lookupContacts',
    method: 'GET',
    path: '/api/crm/contacts/lookup',
    module: 'contacts',
    tag: 'Contacts',
    summary: 'Find contacts by a number: caller ID',
    description:
      'Live contacts that have the number, first or second, in any national variant. Never behind the last write. A `+` may be sent as it is or as `%2B`.',
    access: contactReaders,
    params: null,
    query: v.strictObject({
      ...teamParameter,
      phone,
      fields: fieldsParameter,
      include: including(
        ['company', 'callable', 'last_call'],
        'What a dialer shows beside the contacts, with commas: `company,callable,last_call`',
      ),
    }),
    body: null,
    status: 200,
    answer: success({
      contacts: v.array(chosenContactSchema),
      companies: v.optional(
        v.pipe(
          v.record(v.string(), companySchema),
          v.description('With `include=company`: the companies of these contacts, by id'),
        ),
      ),
      callable: v.optional(
        v.pipe(
          v.record(v.string(), callableSchema),
          v.description(
            'With `include=callable`: whether each may be called now at this number, by the id of the contact',
          ),
        ),
      ),
      last_calls: v.optional(
        v.pipe(
          v.record(v.string(), callSchema),
          v.description(
            'With `include=last_call`: the last call of each that has one, by the id of the contact',
          ),
        ),
      ),
      ...pageAnswerEntries,
    }),
    handle: async ({ query, principal, scope, now }, { table }) => {
      const { fields } = query;
      const { records, ...rest } = await lookUp(table, { ...query, team: principal.team, scope, now });
      const parts = rest.companies ? withProperty(fields, 'company_id') : fields;
      const contacts = records.map((one) => partOf(one, parts));
      return { body: { contacts, ...rest, ...wholePage(contacts) } };
    },
  }),
  route({
    id: 'getContact',
    method: 'GET',
    path: '/api/crm/contacts/{id}',
    module: 'contacts',
    tag: 'Contacts',
    summary: 'Get a contact',
    access: contactReaders,
    params: idParams,
    query: v.strictObject({
      ...teamParameter,
      deleted: flag('false'),
      fields: fieldsParameter,
      include,
    }),
    body: null,
    status: 200,
    answer: success({
      contact: chosenContactSchema,
      merged_values: mergedValuesSchema,
      company: v.optional(
        v.pipe(v.nullable(companySchema), v.description('With `include=company`: its company, if any')),
      ),
      calls: v.optional(
        v.pipe(v.array(callSchema), v.description('With `include=calls`: the latest fifty of its calls')),
      ),
      timeline: v.optional(
        v.pipe(
          v.array(timelineEntrySchema),
          v.description('With `include=timeline`: the latest fifty of its timeline'),
        ),
      ),
      consents: v.optional(
        v.pipe(
          v.array(consentSchema),
          v.description('With `include=consents`: all that it said on consents, the last first'),
        ),
      ),
      possible_duplicates: v.optional(
        v.pipe(
          v.array(possibleDuplicateSchema),
          v.description(
            `With \`include=duplicates\`: who may be the same person, by its values or by the last scan, the likeliest first, ${mostDuplicatesShown} at most; without those of whom somebody said otherwise`,
          ),
        ),
      ),
      warnings: v.optional(
        v.pipe(
          v.array(faultSchema),
          v.description(
            'With `include=duplicates`: `shared_value` where ten or more have a value of it, so that nobody is told by it',
          ),
        ),
      ),
      provenance: v.optional(
        v.pipe(
          v.record(v.string(), originSchema),
          v.description(
            'With `include=provenance`: who or what set each value, by property; custom fields by `cf.<name>`',
          ),
        ),
      ),
    }),
    errors: { '404': 'Unknown, or in the trash: `deleted=true` shows it there' },
    handle: async ({ params, query, principal, scope }, { table }) => {
      const { deleted: trashed, include: included, fields } = query;
      const stored = await getStoredContact(table, scope, params.id, { trashed, erased: true });
      const contact = visibleContact(scope, stored);
      const latest = { scope, ...ofContact(stored), limit: 50 };
      const [company, timeline, calls, consents, duplicates] = await Promise.all([
        included.includes('company') && companyOf(table, contact).then((one) => ({ company: one })),
        included.includes('timeline') &&
          readTimeline(table, latest).then(({ events }) => ({ timeline: events })),
        included.includes('calls') && latestCalls(table, scope, stored).then((latest) => ({ calls: latest })),
        included.includes('consents') && consentsOf(table, stored).then((said) => ({ consents: said })),
        included.includes('duplicates') &&
          findDuplicates(table, { team: principal.team, scope }, stored.id).then((told) => ({
            possible_duplicates: told.duplicates,
            warnings: told.notes,
          })),
      ]);
      const body = {
        contact: partOf(contact, fields),
        merged_values: visibleMergedValues(scope, stored),
        ...company,
        ...timeline,
        ...calls,
        ...consents,
        ...duplicates,
        ...(included.includes('provenance') && { provenance: visibleOrigins(scope, stored) }),
      };
      return { body, headers: etag(contact) };
    },
  }),
];
