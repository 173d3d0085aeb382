import * as v from 'valibot';
import { getStoredContact } from '#core/contact/contact.ts';
import { pathSchema } from '#core/event/changes.schema.ts';
import { facetsSchema } from '#core/facet/facet.schema.ts';
import { getFacets } from '#core/facet/facets.ts';
import { eventAnswerSchema } from '#core/feed/event-answer.schema.ts';
import { eventFilters } from '#core/feed/event-type.ts';
import { ofContact } from '#core/feed/of-contact.ts';
import { readAudit } from '#core/feed/read-audit.ts';
import { readContactAudit } from '#core/feed/read-changes.ts';
import { readFeed } from '#core/feed/read-feed.ts';
import { readTimeline } from '#core/feed/read-timeline.ts';
import { timelineEntrySchema, timelineTypes } from '#core/feed/timeline-entry.schema.ts';
import { pageEntries, streamAnswerEntries, streamPage } from '#core/list/page.schema.ts';
import { unknownValue } from '#core/text/allowed.ts';
import { line } from '#core/text/text.schema.ts';
import { timestamp } from '#core/text/time.schema.ts';
import { admins, contactManagers, contactReaders, route } from './http/route.ts';
import { commaList, flag, idParams, success, teamParameter } from './http/shapes.ts';

const shared = { module: 'events', tag: 'Events' } as const;

const { limit, cursor } = pageEntries;

/** Described as text, since types are added over time. */
const eventFilter = v.pipe(
  v.string(),
  v.check((type) => eventFilters.includes(type), unknownValue(eventFilters)),
);

const types = commaList(
  eventFilter,
  'Types with commas, such as `contact.created`; `contact.*` for all of a kind',
);

const historyQuery = v.strictObject({ ...teamParameter, deleted: flag('false'), limit, cursor });

const inTrash = 'Unknown, or in the trash: `deleted=true` shows it there';

export const eventRoutes = [
  route({
    ...shared,
    id: 'listEvents',
    method: 'GET',
    path: '/api/crm/events',
    summary: 'Follow all changes of the team',
    description:
      'The feed in its order, each change once, whichever way it was made. Managers hear of their departments’ contacts while they are theirs, of a contact that leaves or comes only that (`moved`), and of their own imports and jobs. Come back with `next_cursor`, which is always there; with `has_more` at once, else when you like. A page may be short, or empty, though more follow. Events of one record come in the order of `version`, but for those that were made up for after a fault. Kept as long as the policy `audit_days` says; a cursor from before is refused with `cursor_expired`.',
    access: contactManagers,
    params: null,
    query: v.strictObject({
      ...teamParameter,
      limit,
      cursor,
      start: v.pipe(
        v.optional(v.picklist(['oldest', 'latest'], 'unknown_value'), 'oldest'),
        v.description('Where to begin without a cursor: with all that is kept, or with what comes next'),
      ),
      types,
      include: commaList(
        v.picklist(['contact'], 'unknown_value'),
        '`contact`: the contact of each event, as it is now',
      ),
    }),
    body: null,
    status: 200,
    answer: success({
      events: v.array(eventAnswerSchema),
      ...streamAnswerEntries,
      next_cursor: v.pipe(v.string(), v.description('Where to come back, always: more may happen')),
      has_more: v.pipe(v.boolean(), v.description('Whether more is there already')),
    }),
    handle: async ({ query, scope, principal }, { table }) => {
      const { team_id: _, include, ...rest } = query;
      const keptDays = principal.team.settings.audit_days;
      const contact = include.includes('contact');
      const page = await readFeed(table, { scope, keptDays, contact, ...rest });
      return { body: { ...page, ...streamPage(query) } };
    },
  }),
  route({
    ...shared,
    id: 'listAudit',
    method: 'GET',
    path: '/api/crm/audit',
    summary: 'Who changed what, the latest first',
    description:
      'Filters that few changes pass are searched for page by page: a page may be empty though more follow.',
    access: contactManagers,
    params: null,
    query: v.strictObject({
      ...teamParameter,
      limit,
      cursor,
      actor: v.optional(line(100)),
      via: v.optional(pathSchema),
      subject_id: v.pipe(v.optional(line(100)), v.description('A contact, a company, a field …')),
      types,
      from: v.optional(timestamp),
      to: v.pipe(v.optional(timestamp), v.description('Itself left out')),
    }),
    body: null,
    status: 200,
    answer: success({ events: v.array(eventAnswerSchema), ...streamAnswerEntries }),
    handle: async ({ query, scope }, { table }) => {
      const { team_id: _, limit, cursor, ...filter } = query;
      const page = await readAudit(table, { scope, limit, cursor, filter });
      return { body: { ...page, ...streamPage(query) } };
    },
  }),
  route({
    ...shared,
    id: 'listContactAudit',
    method: 'GET',
    path: '/api/crm/contacts/{id}/audit',
    summary: 'Who changed what of a contact, the latest first',
    access: contactManagers,
    params: idParams,
    query: historyQuery,
    body: null,
    status: 200,
    answer: success({ events: v.array(eventAnswerSchema), ...streamAnswerEntries }),
    errors: { '404': inTrash },
    handle: async ({ params, query, scope }, { table }) => {
      const contact = await getStoredContact(table, scope, params.id, {
        trashed: query.deleted,
        erased: true,
      });
      const page = await readContactAudit(table, { scope, ...ofContact(contact), ...query });
      return { body: { ...page, ...streamPage(query) } };
    },
  }),
  route({
    ...shared,
    id: 'getTimeline',
    method: 'GET',
    path: '/api/crm/contacts/{id}/timeline',
    summary: 'What of note happened with a contact, the latest first',
    description:
      'Calls, notes, emails, appointments, conversations and tickets; what it consented to, when that was said; campaigns that it came into; what imports and merges did with it; that it was created, deleted or restored, and changes of its lead status, owner, department, company, opt-out and tags. A page may be short although more follow.',
    access: contactReaders,
    params: idParams,
    query: v.strictObject({
      ...historyQuery.entries,
      types: commaList(
        v.picklist(timelineTypes, 'unknown_value'),
        'Types with commas: `change` (of the contact, by whatever else), `import`, `merge`, `call`, `note`, `email`, `appointment`, `conversation`, `ticket`, `consent`, `campaign`; all when not given',
      ),
    }),
    body: null,
    status: 200,
    answer: success({ timeline: v.array(timelineEntrySchema), ...streamAnswerEntries }),
    errors: { '404': inTrash },
    handle: async ({ params, query, scope }, { table }) => {
      const contact = await getStoredContact(table, scope, params.id, {
        trashed: query.deleted,
        erased: true,
      });
      const { events, next_cursor } = await readTimeline(table, { scope, ...ofContact(contact), ...query });
      return { body: { timeline: events, next_cursor, ...streamPage(query) } };
    },
  }),
  route({
    ...shared,
    id: 'getFacets',
    method: 'GET',
    path: '/api/crm/contacts/facets',
    summary: 'How many contacts there are, by what they have',
    description: 'A moment behind the last write; `contacts` and `trash` are not.',
    access: admins,
    params: null,
    query: v.strictObject({
      ...teamParameter,
      company_id: commaList(line(100), 'Ids of companies with commas: how many contacts each has'),
    }),
    body: null,
    status: 200,
    answer: success({ facets: facetsSchema }),
    handle: async ({ query, principal }, { table }) => {
      const { company_id } = query;
      const companies = company_id.length > 0 ? company_id : undefined;
      return { body: { facets: await getFacets(table, principal.team.id, { companies }) } };
    },
  }),
];
