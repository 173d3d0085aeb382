import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Key, Table } from '../table/table.ts';

/** Whose requests of which minute (since 1970) are counted. */
export interface RateWindow {
  teamId: string;
  caller: string;
  minute: number;
}

export const rateKeys = {
  primary: ({ teamId, caller, minute }: RateWindow): Key => ({
    pk: `T#${teamId}#RATE#${caller}#${minute}`,
    sk: 'RATE',
  }),
};

const keptSeconds = 3_600;

/**
 * Takes `permits` out of the `limit` of a window, all or none.
 * @returns whether it could, and how many are taken by now
 */
export const leasePermits = async (
  table: Table,
  window: RateWindow,
  { permits, limit }: { permits: number; limit: number },
): Promise<{ granted: boolean; leased: number }> => {
  try {
    const { Attributes } = await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: rateKeys.primary(window),
        UpdateExpression: 'ADD leased :permits SET #ttl = :ttl',
        ConditionExpression: 'attribute_not_exists(leased) OR leased <= :most',
        ExpressionAttributeNames: { '#ttl': 'ttl' },
        ExpressionAttributeValues: {
          ':permits': permits,
          ':most': limit - permits,
          ':ttl': window.minute * 60 + keptSeconds,
        },
        ReturnValues: 'UPDATED_NEW',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    );
    return { granted: true, leased: Number(Attributes?.leased) };
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    return { granted: false, leased: Number(error.Item?.leased?.N ?? limit) };
  }
};
