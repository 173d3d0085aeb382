import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  QueryCommand as PlainQueryCommand,
  PutItemCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { fromWire, toWire } from './wire.ts';

type Send = (client: DynamoDBClient, input: unknown) => Promise<object>;

const plainSends = new Map<unknown, Send>([
  [GetCommand, (client, input) => client.send(new GetItemCommand(Object(input)))],
  [PutCommand, (client, input) => client.send(new PutItemCommand(Object(input)))],
  [UpdateCommand, (client, input) => client.send(new UpdateItemCommand(Object(input)))],
  [DeleteCommand, (client, input) => client.send(new DeleteItemCommand(Object(input)))],
  [QueryCommand, (client, input) => client.send(new PlainQueryCommand(Object(input)))],
  [BatchGetCommand, (client, input) => client.send(new BatchGetItemCommand(Object(input)))],
  [BatchWriteCommand, (client, input) => client.send(new BatchWriteItemCommand(Object(input)))],
  [TransactWriteCommand, (client, input) => client.send(new TransactWriteItemsCommand(Object(input)))],
]);

/**
 * Makes the SDK's client for plain values, but quicker: it converts the values of the commands in use itself,
 * and does not build a stack of middleware for each.
 */
export const documentClient = (client: DynamoDBClient): DynamoDBDocumentClient => {
  const own = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  const send = async (command: Parameters<DynamoDBDocumentClient['send']>[0]): Promise<unknown> => {
    const plainSend = plainSends.get(command.constructor);
    if (plainSend) return fromWire(await plainSend(client, toWire(command.input)));
    // With options, no stack kept for another command is used.
    return own.send(command, {});
  };
  return Object.assign(Object.create(own), { send });
};
