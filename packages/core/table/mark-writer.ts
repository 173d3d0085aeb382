import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Key, Table } from './table.ts';
import type { Via } from './via.ts';

/**
 * Tells who is about to remove a record, and when: the change stream learns that from what the item was last. Where the
 * removal is refused afterwards, nothing else has changed.
 */
export const markWriter = async (table: Table, { pk, sk }: Key, { updated_by, via }: Via): Promise<void> => {
  try {
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: { pk, sk },
        UpdateExpression: 'SET updated_by = :by, via = :via, removing_at = :at',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeValues: { ':by': updated_by, ':via': via, ':at': new Date().toISOString() },
      }),
    );
  } catch (error) {
    // Somebody else has removed it.
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
};
