import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { attributeTarget, type Target } from '#core/extraction/target.ts';
import { readTranscript } from '#core/extraction/transcript.ts';
import { askModel } from '#core/extraction-model/ask-model.ts';
import { openBedrock } from '#core/extraction-model/bedrock.ts';
import { modelFor, readModels } from '#core/extraction-model/models.ts';

type Turn = (request: { path: string; body: string }, response: ServerResponse) => void;

/** Answers as Bedrock does, one turn after the other; the last again and again. */
let turns: Turn[] = [];
let asked: { path: string; body: string }[] = [];

const server = createServer(async (request: IncomingMessage, response: ServerResponse) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const one = { path: request.url ?? '', body: Buffer.concat(chunks).toString() };
  asked.push(one);
  const turn = turns.length > 1 ? turns.shift() : turns[0];
  turn?.(one, response);
});

let endpoint = '';

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

beforeEach(() => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'local');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');
  asked = [];
});

const email = attributeTarget('email') as Target;
const plan: Target = { name: 'cf.plan', kind: 'select', label: 'Plan', options: ['Basic', 'Pro'], cues: [] };
const transcript = readTranscript('Agent: Your email?\nContact: It is ada@example.com, and I want Pro.');

const pauses: number[] = [];
const ask = (targets: readonly Target[] = [email, plan], limits = {}) =>
  askModel(
    {
      ask: openBedrock({ region: 'eu-central-1', endpoint }, limits),
      modelId: 'anthropic.claude-sonnet-4-5',
      transcript,
      pause: async (time) => {
        pauses.push(time);
      },
    },
    targets,
  );

const saying =
  (text: string, stopReason = 'end_turn'): Turn =>
  (_, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify({
        output: { message: { role: 'assistant', content: [{ text }] } },
        stopReason,
        usage: { inputTokens: 1, outputTokens: 1, totalTokens: 2 },
        metrics: { latencyMs: 1 },
      }),
    );
  };

const failing =
  (status: number, type?: string): Turn =>
  (_, response) => {
    response.statusCode = status;
    if (type) response.setHeader('x-amzn-errortype', type);
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ message: 'canary: ada@example.com' }));
  };

const claim = (value: unknown, quote = 'ada@example.com') => ({ value, quote, confidence: 0.9 });
const right = saying(JSON.stringify({ email: claim('ada@example.com'), 'cf.plan': claim('Pro', 'Pro') }));

describe('a model of Bedrock', () => {
  test('is asked by Converse with a schema of the fields, and what was said stands between marks', async () => {
    turns = [right];
    expect(await ask()).toEqual({
      claims: [
        { field: 'email', value: 'ada@example.com', quote: 'ada@example.com', confidence: 0.9 },
        { field: 'cf.plan', value: 'Pro', quote: 'Pro', confidence: 0.9 },
      ],
    });
    const [{ path, body } = { path: '', body: '' }] = asked;
    expect(path).toBe('/model/anthropic.claude-sonnet-4-5/converse');
    const sent = JSON.parse(body);
    expect(sent.outputConfig.textFormat).toMatchObject({ type: 'json_schema' });
    const schema = JSON.parse(sent.outputConfig.textFormat.structure.jsonSchema.schema);
    expect(Object.keys(schema.properties)).toEqual(['cf.plan', 'email']);
    expect(sent.messages[0].content[0].text).toMatch(
      /^<(transcript-[0-9a-f]{24})>\n.*ada@example\.com.*<\/\1>$/s,
    );
  });

  test('is asked for 24 fields at a time', async () => {
    const many = Array.from({ length: 50 }, (_, n): Target => {
      const name = `cf.f${n}` as const;
      return { name, kind: 'text', label: name, options: [], cues: [] };
    });
    turns = [saying('{}')];
    expect(await ask(many)).toEqual({ claims: [] });
    const counts = asked.map(({ body }) => {
      const { schema } = JSON.parse(body).outputConfig.textFormat.structure.jsonSchema;
      return Object.keys(JSON.parse(schema).properties).length;
    });
    expect(counts).toEqual([24, 24, 2]);
  });
});

const cut: Turn = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
  response.write('{"output":');
  response.destroy();
};

const trickling: Turn = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  const timer = setInterval(() => response.write(' '), 10);
  response.once('close', () => clearInterval(timer));
};

const flood: Turn = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(`"${'x'.repeat(8_000_000)}"`);
};

const short = { timeout: 60, deadline: 120 };

/** Each with what comes of it, and how often the model is asked for it. */
const amiss: [string, Turn, string, number, object?][] = [
  ['no JSON', saying('Sure! Here is what I found.'), 'malformed', 3],
  ['JSON that is cut off', saying('{"email": {"value": "ada'), 'malformed', 3],
  ['a body that is no JSON', (_, response) => response.end('<html>'), 'unavailable', 3],
  ['an answer of another shape', (_, response) => response.end('{}'), 'malformed', 3],
  ['5 MB', saying(JSON.stringify({ email: claim('a'.repeat(5_000_000)) })), 'too_large', 3],
  ['8 MB', flood, 'too_large', 3],
  ['10,000 levels', saying(`${'['.repeat(10_000)}${']'.repeat(10_000)}`), 'too_deep', 3],
  ['a key twice', saying('{"email": {"value": "a", "value": "b"}}'), 'repeated_key', 3],
  ['__proto__', saying('{"__proto__": {"value": "x", "quote": "x", "confidence": 1}}'), 'malformed', 3],
  [
    'an option that there is none of',
    saying(JSON.stringify({ 'cf.plan': claim('Gold') })),
    'schema_mismatch',
    3,
  ],
  ['a field that was not asked for', saying(JSON.stringify({ tags: claim('VIP') })), 'schema_mismatch', 3],
  ['silence', () => undefined, 'late', 3, short],
  ['a trickle', trickling, 'late', 3, short],
  ['ThrottlingException', failing(429, 'ThrottlingException'), 'throttled', 3],
  ['429 alone', failing(429), 'throttled', 3],
  ['503', failing(503, 'ServiceUnavailableException'), 'unavailable', 3],
  ['ModelTimeoutException', failing(408, 'ModelTimeoutException'), 'late', 3],
  ['a connection that is cut', cut, 'unavailable', 3],
  ['a connection that is closed at once', (_, response) => void response.destroy(), 'unavailable', 3],
  ['an answer that was cut short', saying('{"email": {"va', 'max_tokens'), 'cut_short', 1],
  ['a refusal', saying('I cannot do that.', 'refusal'), 'refused', 1],
  ['a model that may not be asked', failing(403, 'AccessDeniedException'), 'not_allowed', 1],
  ['a schema that is not taken', failing(400, 'ValidationException'), 'not_allowed', 1],
];

describe('what comes amiss', () => {
  test.each(amiss)('%s', async (_, turn, failure, times, limits = {}) => {
    turns = [turn];
    pauses.length = 0;
    expect(await ask([email, plan], limits)).toEqual({ failure });
    expect(asked).toHaveLength(times);
    expect(pauses).toHaveLength(times - 1);
    // Twice as long each time.
    if (times === 3) expect(pauses[0]).toBeLessThanOrEqual(1_000);
    if (times === 3) expect(pauses[1]).toBeLessThanOrEqual(2_000);
  });

  test('may pass', async () => {
    turns = [failing(429, 'ThrottlingException'), cut, right];
    expect((await ask()).claims).toHaveLength(2);
    expect(asked).toHaveLength(3);
  });
});

test('models are those of the stage alone', () => {
  const models = readModels(
    'eu-central-1/eu.anthropic.claude-sonnet-4-5-20250929-v1:0, us-east-1/amazon.nova-pro-v1:0',
  );
  expect(modelFor(models, null)).toBe(models[0]);
  expect(modelFor(models, 'amazon.nova-pro-v1:0')).toEqual({
    region: 'us-east-1',
    id: 'amazon.nova-pro-v1:0',
  });
  expect(modelFor(models, 'amazon.nova-lite-v1:0')).toBeUndefined();
  for (const wrong of [
    '',
    'eu-central-1',
    'eu-central-1/*',
    '*/model',
    'eu-central-1/a b',
    'eu-central-1/x/y',
  ])
    expect(() => readModels(wrong), wrong).toThrow('region/model');
});
