import { BedrockRuntimeClient, ConverseCommand } from '@aws-sdk/client-bedrock-runtime';
import { leanHandler } from '../table/lean-handler.ts';
import type { Ask } from './ask-model.ts';

/** How long a model may be silent, and take in all (ms): the first question of a schema waits for its compilation. */
const patience = { timeout: 120_000, deadline: 180_000 };

/** An answer that is worth reading has a quarter of this (bytes). */
const mostBytes = 1_048_576;

interface Place {
  region: string;
  /** Another address than that of the region’s Bedrock. */
  endpoint?: string | undefined;
}

/** Opens Bedrock of a region. The SDK asks once: who asks knows which failures may pass. */
export const openBedrock = ({ region, endpoint }: Place, limits: Partial<typeof patience> = {}): Ask => {
  const client = new BedrockRuntimeClient({
    region,
    ...(endpoint && { endpoint }),
    maxAttempts: 1,
    requestHandler: leanHandler({ ...patience, ...limits, mostBytes }),
  });
  return (question) => client.send(new ConverseCommand(question));
};
