import * as v from 'valibot';
import {
  askingManySchema,
  askingParameters,
  askingSchema,
  callableEntries,
  callableOrErrorSchema,
} from '#core/callable/callable.schema.ts';
import { type Asking, judgeContact, judgeContacts } from '#core/callable/callable.ts';
import { answeredPresets, presetSchema } from '#core/calling/calling.schema.ts';
import { mergedInto } from '#core/contact/merged.ts';
import { pageAnswerEntries, wholePage } from '#core/list/page.schema.ts';
import type { Table } from '#core/table/table.ts';
import type { Principal } from '#core/team/team.schema.ts';
import { contactReaders, everyRole, type Request, route } from './http/route.ts';
import { idParams, success, teamParameter } from './http/shapes.ts';

const shared = { module: 'calls', tag: 'Callable' } as const;
const answer = success(callableEntries);
const errors = { '404': 'Unknown' };

type Asked = 'principal' | 'scope' | 'now' | 'newId';

/** What a body and a query say of who asks; what the body says goes first. */
type Said = Partial<v.InferOutput<typeof askingSchema>>;

const askingOf = (
  { principal, scope, now, newId }: Pick<Request<unknown, unknown, unknown, Principal>, Asked>,
  ...said: readonly Said[]
): Asking => {
  const first = <Name extends keyof Said>(name: Name) =>
    said.map((one) => one[name]).find((value) => value !== undefined && value !== null) ?? undefined;
  return {
    team: principal.team,
    scope,
    now,
    campaignId: first('campaign_id'),
    reserve: first('reserve'),
    reservationId: first('reservation_id'),
    newId: newId('rsv'),
  };
};

/** The verdict on a contact; of one that is part of another by now, on that one, which it says. */
const verdictOf = async (table: Table, asking: Asking, id: string) => {
  const verdict = await judgeContact(table, asking, id);
  return { ...verdict, ...mergedInto(id, { id: verdict.contact_id }) };
};

export const callableRoutes = [
  route({
    ...shared,
    id: 'getCallable',
    method: 'GET',
    path: '/api/crm/contacts/{id}/callable',
    summary: 'Whether a contact may be called now',
    description:
      'Every reason against it, and when it may be called. Also of a contact in the trash. `reserve` is for dialers that can only GET; POST is the form that takes an `Idempotency-Key`.',
    access: contactReaders,
    params: idParams,
    query: v.strictObject(askingParameters),
    body: null,
    status: 200,
    answer,
    errors: { ...errors, '422': 'There is no campaign of that id' },
    handle: async (request, { table }) => {
      const { params, query } = request;
      return { body: await verdictOf(table, askingOf(request, query), params.id) };
    },
  }),
  route({
    ...shared,
    id: 'askCallable',
    method: 'POST',
    path: '/api/crm/contacts/{id}/callable',
    summary: 'Ask whether a contact may be called now, and reserve its number',
    description:
      'Of all who ask with `reserve` at once, one gets it: `reservation` is null for the others, and `reasons` has `reserved`. It ends with its time, when a call that began since is logged as over, or with `reserve: 0`.',
    access: contactReaders,
    params: idParams,
    query: v.strictObject(askingParameters),
    body: askingSchema,
    bodyOptional: true,
    status: 200,
    answer,
    errors,
    handle: async (request, { table }) => {
      const { params, query, body } = request;
      return { body: await verdictOf(table, askingOf(request, body, query), params.id) };
    },
  }),
  route({
    ...shared,
    id: 'askCallables',
    method: 'POST',
    path: '/api/crm/contacts/callable',
    summary: 'Ask whether up to 100 contacts may be called now',
    description:
      'In the order asked for, each once. With `reserve` all whose number is free are reserved under one id; of several that share a number, the first.',
    access: contactReaders,
    params: null,
    query: v.strictObject(askingParameters),
    body: askingManySchema,
    status: 200,
    answer: success({ contacts: v.array(callableOrErrorSchema), ...pageAnswerEntries }),
    handle: async (request, { table }) => {
      const { query, body } = request;
      const contacts = await judgeContacts(table, askingOf(request, body, query), body.ids);
      return { body: { contacts, ...wholePage(contacts) } };
    },
  }),
  route({
    ...shared,
    id: 'listCallingPresets',
    method: 'GET',
    path: '/api/crm/calling-presets',
    summary: 'List the presets of hours and caps that a team can name in its settings',
    description:
      'Each with the month as of which it holds, where that is from, and how sure it is. Presets are settings, never legal advice.',
    access: everyRole,
    params: null,
    query: v.strictObject(teamParameter),
    body: null,
    status: 200,
    answer: success({ calling_presets: v.array(presetSchema), ...pageAnswerEntries }),
    handle: async () => ({ body: { calling_presets: answeredPresets, ...wholePage(answeredPresets) } }),
  }),
];
