import * as v from 'valibot';
import { consentGivenSchema, consentSchema } from '#core/consent/consent.schema.ts';
import { consentFaults, recordConsent } from '#core/consent/consent.ts';
import { consentsOf } from '#core/contact/consents-of.ts';
import { getContact, getStoredContact } from '#core/contact/contact.ts';
import { timeOfId } from '#core/id.ts';
import { pageAnswerEntries, wholePage } from '#core/list/page.schema.ts';
import { contactManagers, contactReaders, route } from './http/route.ts';
import { idParams, success, teamParameter } from './http/shapes.ts';

const path = '/api/crm/contacts/{id}/consents';
const shared = { module: 'contacts', tag: 'Consents', params: idParams } as const;
const answer = success({ consents: v.array(consentSchema), ...pageAnswerEntries });
const errors = { '404': 'Unknown, or in the trash' };

export const consentRoutes = [
  route({
    ...shared,
    id: 'listConsents',
    method: 'GET',
    path,
    summary: 'List what a contact has consented to, the last said first',
    description: 'Every row that was ever recorded; `current` marks the last word on each purpose.',
    access: contactReaders,
    query: v.strictObject(teamParameter),
    body: null,
    status: 200,
    answer,
    errors,
    handle: async ({ params, scope }, { table }) => {
      const consents = await consentsOf(table, await getStoredContact(table, scope, params.id));
      return { body: { consents, ...wholePage(consents) } };
    },
  }),
  route({
    ...shared,
    id: 'recordConsent',
    method: 'PUT',
    path,
    summary: 'Record a consent, a refusal or a withdrawal',
    description:
      'Adds a row and changes none: a withdrawal leaves the proof of what was granted. A grant needs its wording and its proof. What the last word on the purpose says already adds nothing. The last word is what was said last, whenever it was recorded. It is no opt-out, and takes none back: that is `do_not_call`.',
    access: contactManagers,
    query: null,
    body: consentGivenSchema,
    status: 200,
    answer,
    errors,
    inspect: (given) => consentFaults(given, new Date()),
    handle: async ({ params, body, principal, scope, newId, via, now }, { table }) => {
      const { team } = principal;
      const { id: contactId } = await getContact(table, scope, params.id);
      const years = team.settings.consent_years;
      const asked = timeOfId(newId('cons'));
      const request = { teamId: team.id, contactId, given: body, years, asked, via, now };
      const consents = await recordConsent(table, request).catch(async (error: unknown) => {
        // It may have been merged since it was read, which this tells.
        await getContact(table, scope, contactId);
        throw error;
      });
      return { body: { consents, ...wholePage(consents) } };
    },
  }),
];
