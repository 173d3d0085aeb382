import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as v from 'valibot';

const capacity = v.object({ CapacityUnits: v.optional(v.number(), 0) });
const answerSchema = v.object({
  output: v.object({ ConsumedCapacity: v.optional(v.union([v.array(capacity), capacity]), []) }),
});

const reads = new Set(['GetItemCommand', 'BatchGetItemCommand', 'QueryCommand', 'ScanCommand']);

export interface Reading {
  requests: number;
  /** The longest chain of requests, each of which began after the one before it had ended. */
  rounds: number;
  /** Read and write units, those of indexes included. */
  rru: number;
  wru: number;
}

/** Counts what an operation asks of DynamoDB. */
export class Meter {
  #reading: Reading = { requests: 0, rounds: 0, rru: 0, wru: 0 };
  /** The longest chain among the requests that have ended. */
  #ended = 0;

  constructor(client: DynamoDBClient) {
    client.middlewareStack.add(
      (next, { commandName = '' }) =>
        async (args) => {
          const depth = this.#ended + 1;
          const answer = await next({ ...args, input: { ...args.input, ReturnConsumedCapacity: 'INDEXES' } });
          this.#ended = Math.max(this.#ended, depth);
          const { ConsumedCapacity: consumed } = v.parse(answerSchema, answer).output;
          const units = [consumed].flat().reduce((sum, { CapacityUnits }) => sum + CapacityUnits, 0);
          this.#reading.requests++;
          this.#reading.rounds = Math.max(this.#reading.rounds, depth);
          this.#reading[reads.has(commandName) ? 'rru' : 'wru'] += units;
          return answer;
        },
      { step: 'initialize', name: 'meter', tags: [] },
    );
  }

  /** What `work` asks for, while nobody else uses the client. */
  async measure(work: () => Promise<unknown>): Promise<Reading> {
    this.#reading = { requests: 0, rounds: 0, rru: 0, wru: 0 };
    this.#ended = 0;
    await work();
    return { ...this.#reading };
  }
}
