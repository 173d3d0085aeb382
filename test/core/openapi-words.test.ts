import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { eventTypes } from '#core/feed/event-type.ts';
import { openApiDocument } from '#functions/http/openapi.ts';
import { parseObject } from '#functions/http/parse.ts';
import { failureSchema } from '#functions/http/shapes.ts';
import { webhookPayloadSchema } from '#functions/reference/webhooks.ts';
import { routes } from '#functions/routes.ts';
import { dereference } from '#reference/dereference.ts';

type Json = Record<string, unknown>;

const document = openApiDocument(routes);
const whole = dereference(document);

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every property of every schema, with the place where it stands. */
const propertiesIn = (value: unknown, place: string): { place: string; property: Json }[] => {
  if (Array.isArray(value)) return value.flatMap((one) => propertiesIn(one, place));
  if (!isObject(value)) return [];
  const own = isObject(value.properties) && !('in' in value) ? Object.entries(value.properties) : [];
  return [
    ...own.map(([name, property]) => ({ place: `${place}.${name}`, property: property as Json })),
    ...Object.entries(value)
      .filter(([name]) => name !== 'example')
      .flatMap(([name, one]) => propertiesIn(one, name === 'properties' ? place : `${place}/${name}`)),
  ];
};

const properties = propertiesIn({ paths: document.paths, components: document.components }, '');

const operationOf = (id: string) => {
  const found = Object.values(whole.paths)
    .flatMap((methods) => Object.values(methods))
    .find(({ operationId }) => operationId === id);
  if (!found) throw new Error(`There is no operation ${id}.`);
  return found;
};

const jsonOf = (content: Json | undefined) => content?.['application/json'] as Json | undefined;

test('every property says what it means', () => {
  expect(properties.length).toBeGreaterThan(1_000);
  const bare = properties.filter(({ property }) => typeof property.description !== 'string');
  expect(
    bare.map(({ place }) => place),
    'describe these in their schema, or in packages/functions/reference/property-words.ts',
  ).toEqual([]);
});

test('every parameter says what it means', () => {
  const bare = routes.flatMap(({ id }) =>
    operationOf(id)
      .parameters.filter(({ description }) => !description)
      .map(({ name }) => `${id} ${name}`),
  );
  expect(bare, 'describe these in their schema, or in reference/property-words.ts').toEqual([]);
});

test('moments are told from other text', () => {
  const bare = properties.filter(
    ({ place, property }) => /[._]at$/.test(place) && !JSON.stringify(property).includes('"date-time"'),
  );
  expect(bare.map(({ place }) => place)).toEqual([]);
});

describe('examples', () => {
  test.each(routes.filter(({ body }) => body !== null))(
    'of a request to $id, which it takes',
    ({ id, body }) => {
      const example = jsonOf(operationOf(id).requestBody?.content)?.example;
      expect(example, 'give one in packages/functions/reference/request-examples.ts').toBeDefined();
      if (body) expect(parseObject(body, example, 'unknown_property').faults ?? []).toEqual([]);
    },
  );

  const answering = routes.filter(({ answer }) => answer !== null);

  test.each(answering)('of an answer of $id, as it answers', ({ id, answer, status, also }) => {
    for (const one of [status, also?.status].filter((code) => code !== undefined)) {
      const example = jsonOf(operationOf(id).responses[one]?.content)?.example;
      const parsed = v.safeParse(answer as v.GenericSchema, example);
      expect(parsed.issues?.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`) ?? []).toEqual([]);
      expect(parsed.output).toEqual(example);
    }
  });

  test.each(routes)('of failures of $id', ({ id }) => {
    const failures = Object.entries(operationOf(id).responses).filter(([code]) => !/^[23]/.test(code));
    for (const [, { content }] of failures) v.parse(failureSchema, jsonOf(content)?.example);
  });
});

test('what webhooks get is described by type of event, with an example', () => {
  expect(Object.keys(document.webhooks)).toEqual([...eventTypes.map(({ type }) => type), 'webhook.test']);
  for (const [type, item] of Object.entries(document.webhooks)) {
    const content = JSON.parse(JSON.stringify(item)).post.requestBody.content['application/json'];
    expect(v.parse(webhookPayloadSchema, content.example)).toMatchObject({ type });
  }
});

test('the document says where the service is, and what becomes of versions', () => {
  expect(document.servers).toMatchObject([{ url: '/' }]);
  expect(document.info.description).toMatch(/Versions: .*deprecated.*twelve months/);
});
