import { isStillAdmin } from '../principal/requester.ts';
import type { Table } from '../table/table.ts';
import type { StoredWebhook } from './webhook.schema.ts';

/**
 * Tells whether the admin who made or last changed a webhook may still see contacts, and so whether its
 * receiver does.
 */
export const showsContacts = (
  table: Table,
  { team_id, created_by, vouched_by = created_by, updated_at }: StoredWebhook,
): Promise<boolean> => isStillAdmin(table, team_id, vouched_by, updated_at);
