import { expect, test } from 'vitest';
import { openApiDocument } from '#functions/http/openapi.ts';
import { routes } from '#functions/routes.ts';
import { referencePage } from '#reference/reference-page.ts';
import { call } from '#test/harness/api.ts';

const document = openApiDocument(routes);

test('GET /health answers without a token', async () => {
  const { status, body } = await call('GET', '/health');
  expect(status).toBe(200);
  expect(body).toMatchObject({ success: true, status: 'ok', stage: expect.any(String) });
});

test('GET /openapi.json is the description of the route table', async () => {
  const { status, headers, body } = await call('GET', '/openapi.json');
  expect(status).toBe(200);
  expect(headers.get('content-type')).toBe('application/json');
  expect(body).toEqual(JSON.parse(JSON.stringify(document)));
});

test('GET /docs is the same as a page', async () => {
  const { status, headers, body } = await call('GET', '/docs');
  expect(status).toBe(200);
  expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(body).toBe(referencePage(document));
});
