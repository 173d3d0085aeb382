import type { DynamoDBBatchResponse } from 'aws-lambda';
import * as v from 'valibot';
import { sendSegments } from '#core/delivery/send-segments.ts';
import { findSegmentsAt } from '#core/feed/feed.item.ts';
import { inLanes } from '#core/lanes.ts';
import { deadlineOf, type Invocation } from '../deadline.ts';
import { log } from '../log.ts';
import { openSenderServices } from '../sender-services.ts';

const services = openSenderServices();

const eventSchema = v.object({
  Records: v.array(
    v.object({
      dynamodb: v.object({
        SequenceNumber: v.string(),
        Keys: v.object({ pk: v.object({ S: v.string() }), sk: v.object({ S: v.string() }) }),
      }),
    }),
  ),
});

/** So long (ms) first attempts begin; what is not reached by then is left to the retries, so that the stream moves on. */
const budget = 20_000;
const teamsAtOnce = 4;

/** An error without what else hangs on it: the errors of schemas quote what they were given. */
const causeOf = (error: unknown): string => (error instanceof Error ? String(error.stack) : String(error));

/** Sends what came into the feed, team by team. Segments that could not be dealt with come again. */
export const handler = async (event: unknown, invocation: Invocation): Promise<DynamoDBBatchResponse> => {
  const { Records } = v.parse(eventSchema, event);
  const until = Date.now() + budget;
  const { sender } = services;
  const table = services.table.until(deadlineOf(invocation));
  const keys = Records.map(({ dynamodb: { Keys } }) => ({ pk: Keys.pk.S, sk: Keys.sk.S }));
  const byTeam = Map.groupBy(await findSegmentsAt(table, keys), ({ team_id }) => team_id);
  const failed = new Set<string>();
  await inLanes([...byTeam], teamsAtOnce, async ([teamId, segments]) => {
    try {
      await sendSegments({ table, sender, clock: () => new Date() }, teamId, segments, until);
    } catch (error) {
      log.error('webhooks not sent', { teamId, error: causeOf(error) });
      failed.add(teamId);
    }
  });
  const isFailed = (pk: string) => failed.has(pk.split('#')[1] ?? '');
  return {
    batchItemFailures: Records.filter(({ dynamodb }) => isFailed(dynamodb.Keys.pk.S)).map(({ dynamodb }) => ({
      itemIdentifier: dynamodb.SequenceNumber,
    })),
  };
};
