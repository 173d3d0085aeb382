import * as v from 'valibot';
import { contactSchema } from '#core/attribute/contact.schema.ts';
import { decideProposals } from '#core/extraction-run/decide-proposals.ts';
import { extractValues } from '#core/extraction-run/extract-values.ts';
import { extractionCreateSchema, extractionSchema } from '#core/extraction-run/extraction-record.schema.ts';
import { withFormerNames } from '#core/extraction-run/former-names.ts';
import { getExtraction, listExtractions } from '#core/extraction-run/list-extractions.ts';
import { listContactProposals, listOpenProposals } from '#core/extraction-run/list-proposals.ts';
import { revertExtraction } from '#core/extraction-run/revert-extraction.ts';
import { pageEntries, streamAnswerEntries, streamPage } from '#core/list/page.schema.ts';
import { proposalAnswerSchema, proposalStates } from '#core/proposal/proposal.schema.ts';
import { line, optional } from '#core/text/text.schema.ts';
import { etag, expectedVersion, ifMatch, ifMatchErrors } from './http/if-match.ts';
import { contactManagers, contactReaders, route } from './http/route.ts';
import { commaList, faultSchema, idParams, success, teamParameter } from './http/shapes.ts';

const path = '/api/crm/contacts/{id}/extractions';
const proposalsPath = '/api/crm/contacts/{id}/proposals';
const shared = { module: 'extractions', tag: 'Extraction' } as const;
const params = v.strictObject({
  ...idParams.entries,
  extraction_id: v.pipe(v.string(), v.maxLength(100), v.description('The extraction')),
});
const { limit, cursor } = pageEntries;
const answer = success({
  extraction: extractionSchema,
  contact: contactSchema,
  warnings: v.array(faultSchema),
});
const inTrash = 'Unknown, or in the trash';
const ids = v.pipe(optional(v.pipe(v.array(line(100), 'type_array'), v.maxLength(30, 'too_long'))));

export const extractionRoutes = [
  route({
    ...shared,
    access: contactManagers,
    id: 'createExtraction',
    method: 'POST',
    path,
    summary: 'Take in what a call said of a contact',
    description:
      'Values that you have found, or a transcript in which rules find them, or, where the team’s `extraction` lets it be sent, a language model does: then the extraction is `waiting` at first. Known fields are set, and by `unknown_fields` new ones made; what a person has set stays, unless the team’s `extraction` says otherwise, and the new value waits as a proposal. The same call told of again changes nothing.',
    params: idParams,
    query: null,
    body: extractionCreateSchema,
    status: 201,
    also: { status: 200, when: 'Something was told of this call before' },
    answer,
    errors: {
      '404': 'The contact or the call is unknown, or the contact is in the trash',
      '409': 'The call is another contact’s, or what it said was taken back',
    },
    handle: async ({ params: { id: contactId }, body, principal, scope, via, now, newId }, services) => {
      const { table, models } = services;
      const asked = { team: principal.team, principal, scope, contactId, given: body, via, now, newId };
      const request = { ...asked, models, files: () => services.files };
      const { isNew, ...taken } = await extractValues(table, request);
      const own = `${path.replace('{id}', contactId)}/${taken.extraction.id}`;
      return {
        body: { ...taken },
        headers: { location: own, ...etag(taken.contact) },
        ...(!isNew && { status: 200 as const }),
      };
    },
  }),
  route({
    ...shared,
    access: contactReaders,
    id: 'listExtractions',
    method: 'GET',
    path,
    summary: 'List what calls said of a contact, the latest calls first',
    params: idParams,
    query: v.strictObject({ ...teamParameter, limit, cursor }),
    body: null,
    status: 200,
    answer: success({ extractions: v.array(extractionSchema), ...streamAnswerEntries }),
    errors: { '404': inTrash },
    handle: async ({ params: { id: contactId }, query, scope }, { table }) => {
      const page = await listExtractions(table, scope, { contactId, ...query });
      return { body: { ...page, ...streamPage(query) } };
    },
  }),
  route({
    ...shared,
    access: contactReaders,
    id: 'getExtraction',
    method: 'GET',
    path: `${path}/{extraction_id}`,
    summary: 'Get what a call said of a contact, and what became of it',
    params,
    query: v.strictObject(teamParameter),
    body: null,
    status: 200,
    answer: success({ extraction: extractionSchema }),
    errors: { '404': 'Unknown, or its contact is in the trash' },
    handle: async ({ params: { id: contactId, extraction_id: extractionId }, scope }, { table }) => ({
      body: { extraction: await getExtraction(table, scope, { contactId, extractionId }) },
    }),
  }),
  route({
    ...shared,
    access: contactManagers,
    id: 'revertExtraction',
    method: 'POST',
    path: `${path}/{extraction_id}/revert`,
    summary: 'Take back what a call set',
    description:
      'Values go back to what they were, but for those that somebody has changed since: `kept` lists them. What waits of it is withdrawn. Again it changes nothing.',
    params,
    query: v.strictObject(teamParameter),
    body: null,
    status: 200,
    answer,
    errors: {
      '404': 'Unknown, or its contact is in the trash',
      '409': 'It was taken in more than 30 days ago',
    },
    handle: async ({ params, principal, scope, via, now }, { table }) => {
      const { id: contactId, extraction_id: extractionId } = params;
      const request = { team: principal.team, scope, contactId, extractionId, via, now };
      const reverted = await revertExtraction(table, request);
      return { body: { ...reverted }, headers: etag(reverted.contact) };
    },
  }),
  route({
    ...shared,
    access: contactReaders,
    id: 'listContactProposals',
    method: 'GET',
    path: proposalsPath,
    summary: 'List what calls proposed for a contact, the latest calls first',
    description: 'A page may be short although more follow.',
    params: idParams,
    query: v.strictObject({
      ...teamParameter,
      state: commaList(
        v.picklist(proposalStates, 'unknown_value'),
        'Those in these states; all when not given',
      ),
      limit,
      cursor,
    }),
    body: null,
    status: 200,
    answer: success({ proposals: v.array(proposalAnswerSchema), ...streamAnswerEntries }),
    errors: { '404': inTrash },
    handle: async ({ params: { id: contactId }, query, scope }, { table }) => {
      const page = await listContactProposals(table, scope, { contactId, ...query });
      return { body: { ...page, ...streamPage(query) } };
    },
  }),
  route({
    ...shared,
    access: contactManagers,
    id: 'decideProposals',
    method: 'POST',
    path: `${proposalsPath}/decide`,
    summary: 'Accept or refuse what calls proposed for a contact',
    description:
      'All at once, or nothing. Who accepts a value sets it, and it stays known which call said it. What was decided so before may be named again.',
    params: idParams,
    query: null,
    body: v.strictObject({
      team_id: optional(line(100)),
      accept: v.pipe(ids, v.description('Ids of proposals to accept; at most 30')),
      refuse: v.pipe(ids, v.description('Ids of proposals to refuse; at most 30')),
    }),
    headers: ifMatch,
    status: 200,
    answer: success({
      contact: contactSchema,
      proposals: v.array(proposalAnswerSchema),
      warnings: v.array(faultSchema),
    }),
    errors: {
      '404': 'The contact or a proposal is unknown, or the contact is in the trash',
      '409': 'One waits no more, its field was deleted, or another contact has the value: `existing_id`',
      ...ifMatchErrors,
    },
    handle: async ({ params, body, headers, principal, scope, via, now, newId }, { table }) => {
      const version = expectedVersion(headers, principal);
      const { accept, refuse } = body;
      const ids = { accept: accept ?? [], refuse: refuse ?? [] };
      const request = { team: principal.team, scope, contactId: params.id, version, via, now, newId, ...ids };
      const { contact, ...decided } = await decideProposals(table, request);
      const proposals = await withFormerNames(table, decided.proposals);
      return { body: { contact, ...decided, proposals }, headers: etag(contact) };
    },
  }),
  route({
    ...shared,
    access: contactReaders,
    id: 'listProposals',
    method: 'GET',
    path: '/api/crm/proposals',
    summary: 'List what waits for somebody to accept or refuse it, the latest first',
    description: 'Each with the name of its contact. A page may be short although more follow.',
    params: null,
    query: v.strictObject({ ...teamParameter, limit, cursor }),
    body: null,
    status: 200,
    answer: success({
      proposals: v.array(
        v.object({
          ...proposalAnswerSchema.entries,
          contact_name: v.pipe(v.nullable(v.string()), v.description('The name of its contact')),
        }),
      ),
      ...streamAnswerEntries,
    }),
    handle: async ({ query, scope }, { table }) => {
      const page = await listOpenProposals(table, scope, query);
      return { body: { ...page, ...streamPage(query) } };
    },
  }),
];
