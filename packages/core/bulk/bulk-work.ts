import * as v from 'valibot';
import type { StoredCampaign } from '../campaign/campaign.schema.ts';
import { getStoredCampaign } from '../campaign/campaign.ts';
import { contactIdOf } from '../contact/contact.item.ts';
import { matchContacts } from '../contact/match-contacts.ts';
import type { Files } from '../files/files.ts';
import type { ContactWork } from '../job/contact-work.ts';
import { readRegistry, type TagRegistry } from '../tag/tag-registry.ts';
import { storedBulkSchema, undoRequestSchema } from './bulk.schema.ts';
import { applyAction } from './bulk-action.ts';
import { findMeantIds } from './meant-contacts.ts';
import { filterOf, namedTags } from './start-bulk.ts';
import { undoBulkWork } from './undo-work.ts';

/** Makes the work of a bulk request, or of one that undoes another, from the bucket. */
export const bulkWork = (given: unknown, files: Files): ContactWork => {
  if (v.is(undoRequestSchema, given)) return undoBulkWork(given, files);
  const request = v.parse(storedBulkSchema, given);
  let registry: Promise<TagRegistry> | undefined;
  let campaign: Promise<StoredCampaign> | undefined;
  return {
    find: async (table, { scope, team }) => {
      if (request.ids) return findMeantIds(table, team.id, request);
      const query = { scope, filter: filterOf(request), settings: team.settings };
      return (await matchContacts(table, query, 'created_at')).map(contactIdOf);
    },
    change: async (table, writing, contactId, seen) => {
      registry ??= readRegistry(table, writing.team.id, namedTags(request));
      const readCampaign = () => {
        campaign ??= getStoredCampaign(table, writing.scope, request.campaign_id ?? '');
        return campaign;
      };
      const item = { request, contactId, seen, registry: await registry, campaign: readCampaign };
      return applyAction(table, writing, item);
    },
  };
};
