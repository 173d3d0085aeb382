import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, test } from 'vitest';
import { contactCreateSchema, contactSchema } from '#core/attribute/contact.schema.ts';
import { settingsSchema } from '#core/team/team.schema.ts';
import { openApiDocument } from '#functions/http/openapi.ts';
import { routes } from '#functions/routes.ts';
import { dereference } from '#reference/dereference.ts';

const document = openApiDocument(routes);

const operations = Object.entries(dereference(document).paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
);

type Json = Record<string, unknown>;

const schemaIn = (content: Json | undefined): Json => {
  const json = content?.['application/json'] as { schema: Json };
  return json.schema;
};

const operationOf = (id: string) => {
  const found = operations.find(({ operation }) => operation.operationId === id);
  if (!found) throw new Error(`There is no operation ${id}.`);
  return found.operation;
};

describe('the OpenAPI document', () => {
  test('is valid OpenAPI 3.1', async () => {
    const result = await new Validator().validate({ ...structuredClone(document) });
    expect(result).toMatchObject({ valid: true });
    expect(document.openapi).toBe('3.1.0');
  });

  test('describes every route once', () => {
    const described = operations.map(
      ({ method, path, operation }) => `${operation.operationId} ${method} ${path}`,
    );
    expect(described.toSorted()).toEqual(
      routes.map(({ id, method, path }) => `${id} ${method} ${path}`).toSorted(),
    );
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('names every parameter of every path', () => {
    for (const { path, operation } of operations) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const declared = operation.parameters.filter((one) => one.in === 'path');
      expect(declared.map(({ name }) => name)).toEqual(inPath);
      expect(declared.every(({ required }) => required)).toBe(true);
    }
  });

  test('refers to nothing that it does not hold', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(
      ([, ref = '']) => ref,
    );
    expect(references.length).toBeGreaterThan(0);
    for (const reference of new Set(references)) {
      const target = reference
        .slice(2)
        .split('/')
        .reduce<unknown>((at, name) => (at as Json)[name], document);
      expect(target, reference).toBeTypeOf('object');
    }
  });

  test('names what stands in several places, instead of repeating it', () => {
    const seen = new Map<string, string[]>();
    const visit = (value: unknown, place: string): void => {
      if (typeof value !== 'object' || value === null) return;
      const { properties = {} } = value as { properties?: Json };
      const text = JSON.stringify(value);
      if (Object.keys(properties).length >= 4 && !('success' in properties))
        seen.set(text, [...(seen.get(text) ?? []), place]);
      for (const [name, one] of Object.entries(value)) visit(one, `${place}/${name}`);
    };
    visit(document, '');
    const repeated = [...seen.values()].filter((places) => places.length > 1);
    expect(repeated, 'give these a name in packages/functions/named-schemas.ts').toEqual([]);
  });

  test('promises in answers what has a default', () => {
    const { Settings } = document.components.schemas as Record<string, Json>;
    expect(Settings?.required).toEqual(Object.keys(settingsSchema.entries));
  });

  test('says who may call what', () => {
    for (const { id, access } of routes) {
      const operation = operationOf(id);
      expect(operation.security).toEqual(access === 'public' ? [] : [{ token: [] }]);
      expect(operation['x-roles']).toEqual(access === 'public' ? undefined : access.roles);
      expect(operation['x-reach']).toBe(access === 'public' ? undefined : access.reach);
      expect(operation.responses['403']?.description).toBe(
        access === 'public' ? undefined : 'Not allowed by role, department or hidden field',
      );
      expect('401' in operation.responses).toBe(access !== 'public');
    }
  });
});

describe('a failure', () => {
  const textOf = (id: string, status: string) => operationOf(id).responses[status]?.description;

  test('is described with all that a route says of it', () => {
    for (const { id, errors = {} } of routes)
      for (const [status, text] of Object.entries(errors)) expect(textOf(id, status), id).toContain(text);
  });

  test('is described with what every route may answer as well', () => {
    expect(textOf('deleteCompany', '422')).toBe(
      '`reassign_to` is not another company of the team. Or: The `Idempotency-Key` came with another request before',
    );
    expect(textOf('getCompany', '404')).toBe('Unknown. Or: The token is not for this team');
    expect(textOf('createCompany', '422')).toMatch(/^Values .*\. Or: The `Idempotency-Key`/);
    expect(textOf('dutycallGetContact', '404')).toBe('Unknown, or in the trash');
  });

  test('of what cannot be read names all that can be wrong with it', () => {
    for (const route of routes.filter(({ method, access }) => method !== 'GET' && access !== 'public')) {
      expect(textOf(route.id, '400'), route.id).toMatch(/parameter, `If-Match` or `Idempotency-Key`/);
      expect(textOf(route.id, '400')?.startsWith('Malformed JSON')).toBe(route.body !== null);
    }
    expect(textOf('listContacts', '400')).toBe('A parameter or cursor that is not valid');
  });
});

describe('the headers of an answer', () => {
  const headersOf = (id: string, status: string | number) =>
    Object.keys(operationOf(id).responses[status]?.headers ?? {});
  const rateLimit = ['RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset'];

  test('are those that the route sends', () => {
    for (const { id, method, status, handle } of routes) {
      const described = headersOf(id, status);
      const source = String(handle);
      expect(described.includes('ETag'), id).toBe(method === 'GET' || /\betag\)?\(/.test(source));
      expect(described.includes('Location'), id).toBe(/\blocation:/.test(source));
    }
  });

  test('tell what is left of the minute, wherever a token is needed', () => {
    for (const { id, access, signed } of routes)
      for (const status of Object.keys(operationOf(id).responses).filter((one) => one !== '401'))
        if (access !== 'public')
          expect(headersOf(id, status), `${id} ${status}`).toEqual(expect.arrayContaining(rateLimit));
        else if (status === '200' && !signed) expect(headersOf(id, status)).toEqual(['ETag']);
  });

  test('tell when to try again, and what was answered before', () => {
    expect(headersOf('listContacts', '429')).toContain('Retry-After');
    expect(headersOf('listContacts', 'default')).toContain('Retry-After');
    expect(headersOf('deleteCompany', '200')).toContain('Idempotent-Replayed');
    expect(headersOf('changeContactsInBulk', '200')).not.toContain('Location');
    expect(headersOf('listContacts', '200')).not.toContain('Idempotent-Replayed');
  });
});

describe('a parameter', () => {
  const parameters = operations.flatMap(({ operation }) => operation.parameters);

  test('is described itself, and not a second time by its schema', () => {
    for (const { name, schema } of parameters) expect(schema, name).not.toHaveProperty('description');
    const listed = operationOf('listContacts').parameters.filter(({ description }) => description);
    expect(listed.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        ...['search', 'company_id', 'tags', 'created_from', 'created_to', 'updated_from', 'updated_to'],
        ...['last_called_from', 'last_called_to', 'cf', 'deleted', 'preset', 'sort'],
      ]),
    );
  });

  test('in a header has the shape that is taken', () => {
    const schemaOf = (header: string) => {
      const found = parameters.find(({ name }) => name === header)?.schema;
      return { ...found, pattern: new RegExp(String(found?.pattern)) };
    };
    const key = schemaOf('Idempotency-Key');
    expect(key).toMatchObject({ type: 'string', minLength: 1, maxLength: 255 });
    for (const taken of ['a', '!~', '5f0c-1']) expect(taken).toMatch(key.pattern);
    for (const refused of ['', 'a b', 'ü', 'a\n']) expect(refused).not.toMatch(key.pattern);
    const { pattern } = schemaOf('If-Match');
    for (const taken of ['*', '"3"', '"3-x_Y-9"', 'W/"3"']) expect(taken).toMatch(pattern);
    for (const refused of ['3', '"a"', '"1", "2"', '']) expect(refused).not.toMatch(pattern);
  });

  test('and what stands for it in a body are described as what they stand for', () => {
    const { properties } = document.components.schemas.ContactFilter as { properties: Record<string, Json> };
    const inQuery = (name: string) =>
      operationOf('listContacts').parameters.find((one) => one.name === name)?.schema;
    for (const name of ['has_phone', 'do_not_call', 'deleted']) {
      expect(inQuery(name)).toEqual({ type: 'boolean' });
      expect(properties[name]).toMatchObject({ type: 'boolean' });
    }
    const bounds = { type: 'array', minItems: 1, maxItems: 50 };
    expect(inQuery('tags')).toEqual({ ...bounds, items: { type: 'string' } });
    const items = { type: 'string', maxLength: 100 };
    expect(properties.tags?.anyOf).toEqual([
      { ...bounds, items },
      { type: 'string', maxLength: 10_000 },
    ]);
    expect(properties.tags).not.toHaveProperty('maxLength');
  });

  test('has its bounds', () => {
    const limit = parameters.find(({ name }) => name === 'limit');
    expect(limit?.schema).toEqual({ type: 'integer', minimum: 1, maximum: 200, default: 50 });
  });
});

describe('the description of a contact', () => {
  test('holds every property that may be sent, and requires none by itself', () => {
    const body = schemaIn(operationOf('createContact').requestBody?.content);
    expect(Object.keys(body.properties as Json)).toEqual(Object.keys(contactCreateSchema.entries));
    expect(body).toMatchObject({ type: 'object', additionalProperties: false, required: [] });
  });

  test('holds every property that is answered, none of them optional', () => {
    const { responses } = operationOf('createContact');
    const answer = schemaIn(responses['201']?.content) as { properties: { contact: Json } };
    const { contact } = answer.properties;
    expect(contact.required).toEqual(Object.keys(contactSchema.entries));
    expect(responses['201']?.headers).toHaveProperty('Location');
    expect(Object.keys(responses).toSorted()).toEqual(
      ['201', '400', '401', '403', '404', '409', '413', '415', '422', '429', 'default'].toSorted(),
    );
  });

  test('tells the limits of lists', () => {
    const { parameters } = operationOf('listContacts');
    expect(parameters.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['team_id', 'limit', 'offset', 'cursor', 'deleted']),
    );
    expect(parameters.find(({ name }) => name === 'limit')?.schema).toMatchObject({
      type: 'integer',
      default: 50,
    });
  });
});
