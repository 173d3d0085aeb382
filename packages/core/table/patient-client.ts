import {
  BatchWriteCommand,
  DeleteCommand,
  type DynamoDBDocumentClient,
  PutCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type { Patience } from './patience.ts';
import { refusalOf } from './refusal.ts';

const writes = [TransactWriteCommand, PutCommand, UpdateCommand, DeleteCommand, BatchWriteCommand];

const isIncomplete = (answer: unknown): boolean =>
  typeof answer === 'object' &&
  answer !== null &&
  'UnprocessedItems' in answer &&
  Object.keys(Object(answer.UnprocessedItems)).length > 0;

const isTooMuch = (outcome: { answer: unknown } | { error: unknown }): boolean =>
  'error' in outcome ? refusalOf(outcome.error) === 'throttled' : isIncomplete(outcome.answer);

/**
 * Wraps a client so that it sends again what the table refused for now, as long as patience lasts. What it
 * left out of a batch is the caller's.
 */
export const patientClient = (client: DynamoDBDocumentClient, patience: Patience): DynamoDBDocumentClient => {
  const send = async (command: Parameters<DynamoDBDocumentClient['send']>[0]): Promise<unknown> => {
    const once = (): Promise<unknown> => client.send(command);
    const isWrite = writes.some((one) => command instanceof one);
    for (let attempt = 1; ; attempt++) {
      try {
        return await (isWrite ? patience.inTurn(once, isTooMuch) : once());
      } catch (error) {
        if (refusalOf(error) === undefined) throw error;
      }
      await patience.pause(attempt);
    }
  };
  return Object.assign(Object.create(client), { send });
};
