import { expect, test } from 'vitest';
import { headerParameters } from '#functions/http/request-headers.ts';
import { answerHeaders } from '#functions/http/response-headers.ts';
import { routes } from '#functions/routes.ts';
import { corsOriginsFrom } from '#infra/cors.ts';
import { resourcesOf, synthesise } from './synth.ts';

const origins = ['https://app.example.com', 'http://localhost:5173'];

const apiCorsOf = (corsOrigins: readonly string[]) => {
  const [[, api] = []] = resourcesOf(
    synthesise({ stage: 'prod', corsOrigins }).service,
    'AWS::ApiGatewayV2::Api',
  );
  return api?.Properties.CorsConfiguration;
};

const lower = (names: readonly string[]) => names.map((name) => name.toLowerCase()).toSorted();

test('origins are those of the deploying shell, none by default, or any', () => {
  expect(corsOriginsFrom({})).toEqual([]);
  expect(corsOriginsFrom({ CALLBOOK_CORS_ORIGINS: ' , ' })).toEqual([]);
  expect(corsOriginsFrom({ CALLBOOK_CORS_ORIGINS: `${origins.join(' , ')},${origins[0]}` })).toEqual(origins);
  expect(corsOriginsFrom({ CALLBOOK_CORS_ORIGINS: '*' })).toEqual(['*']);
});

test.each([
  'app.example.com',
  'https://app.example.com/',
  'https://app.example.com/path',
  'https://*.example.com',
  'https://app.example.com:443',
  'HTTPS://app.example.com',
  'ftp://app.example.com',
  'null',
  '*,https://app.example.com',
])('what no browser sends as an origin is refused: %s', (text) => {
  expect(() => corsOriginsFrom({ CALLBOOK_CORS_ORIGINS: text })).toThrow(/CALLBOOK_CORS_ORIGINS/);
});

test('the API lets pages of these origins send what routes read and see what answers tell', () => {
  const methods = [...new Set(routes.map(({ method }) => method)), 'HEAD', 'OPTIONS'];
  const cors = apiCorsOf(origins) as Record<string, string[]>;
  expect(cors).toMatchObject({ AllowOrigins: origins, MaxAge: 3600 });
  expect(new Set(cors.AllowMethods)).toEqual(new Set(methods));
  expect(lower(cors.ExposeHeaders ?? [])).toEqual(lower(Object.keys(answerHeaders)));
  expect(lower(cors.ExposeHeaders ?? [])).toEqual(
    expect.arrayContaining(['etag', 'location', 'retry-after', 'idempotent-replayed', 'ratelimit-remaining']),
  );
  const read = routes.flatMap((route) => headerParameters(route).map(({ name }) => name));
  expect(lower(cors.AllowHeaders ?? [])).toEqual(
    lower([...new Set(['authorization', 'content-type', ...lower(read)])]),
  );
});

test('the bucket of uploads lets pages of these origins put files and their parts', () => {
  const buckets = resourcesOf(synthesise({ stage: 'prod', corsOrigins: origins }).storage, 'AWS::S3::Bucket');
  const open = buckets.filter(([, { Properties }]) => 'CorsConfiguration' in Properties);
  expect(open.map(([id]) => id)).toEqual([expect.stringMatching(/^ImportBucket/)]);
  expect(open[0]?.[1].Properties.CorsConfiguration).toMatchObject({
    CorsRules: [
      {
        AllowedOrigins: origins,
        AllowedMethods: expect.arrayContaining(['PUT']),
        AllowedHeaders: ['*'],
        ExposedHeaders: expect.arrayContaining(['ETag']),
      },
    ],
  });
});

test.each([[origins], [['*']]])('browsers’ credentials are never asked for: %j', (some) => {
  expect(apiCorsOf(some)).toMatchObject({ AllowOrigins: some });
  expect(apiCorsOf(some)).not.toHaveProperty('AllowCredentials', true);
});

test('without origins no page is let in', () => {
  const { service, storage } = synthesise({ stage: 'prod', corsOrigins: [] });
  expect(JSON.stringify([service, storage])).not.toMatch(/CorsConfiguration/);
});
