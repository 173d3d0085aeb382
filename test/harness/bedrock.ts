import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export const bedrockModel = 'eu-central-1/test.model-v1:0';

const textOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
};

/** A model that finds addresses behind `email:`, whoever says them, and is no use to whoever says `refuse`. */
const answer = (asked: string, response: ServerResponse): void => {
  const { messages } = JSON.parse(asked);
  const said: string = messages[0].content[0].text;
  const email = /email: (\S+@[\w.]+\w)/.exec(said)?.[1];
  const claims = email ? { email: { value: email, quote: email, confidence: 0.9 } } : {};
  response.setHeader('content-type', 'application/json');
  if (said.includes('refuse')) {
    response.writeHead(403, { 'x-amzn-errortype': 'AccessDeniedException' });
    response.end(JSON.stringify({ message: `You may not read: ${said}` }));
    return;
  }
  const message = { role: 'assistant', content: [{ text: JSON.stringify(claims) }] };
  const usage = { inputTokens: 1, outputTokens: 1, totalTokens: 2 };
  response.end(
    JSON.stringify({ output: { message }, stopReason: 'end_turn', usage, metrics: { latencyMs: 1 } }),
  );
};

/** Stands in for Amazon Bedrock. */
export const startBedrock = async (): Promise<{ origin: string; close: () => void }> => {
  const server = createServer(async (request, response) => answer(await textOf(request), response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};
