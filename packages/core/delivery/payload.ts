import { wholeTeam } from '../access/scope.ts';
import { describeEvents } from '../feed/describe-events.ts';
import type { FeedEvent } from '../feed/feed.schema.ts';
import type { Table } from '../table/table.ts';

/**
 * Makes the payload of an event: what happened, and its contact as it is by now; without the values where
 * nobody vouches for the webhook.
 */
export const payloadOf = async (
  table: Table,
  teamId: string,
  event: FeedEvent,
  shows: boolean,
): Promise<string | undefined> => {
  const [described] = await describeEvents(table, wholeTeam(teamId), [event], { contact: shows });
  if (!described) return undefined;
  const { type, occurred_at, contact = null, changes, ...data } = described;
  const shown = shows || described.subject.type !== 'contact' ? changes : null;
  return JSON.stringify({ type, timestamp: occurred_at, data: { ...data, changes: shown, contact } });
};

/** Makes the payload that tries a webhook out. */
export const testPayload = (webhookId: string, eventId: string, at: string): string =>
  JSON.stringify({
    type: 'webhook.test',
    timestamp: at,
    data: {
      id: eventId,
      subject: { type: 'webhook', id: webhookId },
      actor: 'webhooks',
      via: 'delivery',
      version: null,
      changes: {},
      truncated: false,
      contact: null,
    },
  });
