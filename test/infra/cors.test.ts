import * as v from 'valibot';
import { expect, test } from 'vitest';
import { headerParameters } from '#functions/http/request-headers.ts';
import { answerHeaders } from '#functions/http/response-headers.ts';
import { routes } from '#functions/routes.ts';
import { apiCors, corsOriginsFrom } from '#infra/cors.ts';
import { resourcesOf, synthesise } from './synth.ts';

const origins = ['https://app.example.com', 'http://localhost:5173'];

const { storage, service } = synthesise({ stage: 'prod', corsOrigins: origins });

const corsSchema = v.object({
  AllowOrigins: v.array(v.string()),
  AllowMethods: v.array(v.string()),
  AllowHeaders: v.array(v.string()),
  ExposeHeaders: v.array(v.string()),
  MaxAge: v.number(),
  AllowCredentials: v.optional(v.literal(false)),
});

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
  const [[, api] = []] = resourcesOf(service, 'AWS::ApiGatewayV2::Api');
  // Browsers' credentials are never asked for.
  const cors = v.parse(corsSchema, api?.Properties.CorsConfiguration);
  expect(cors).toMatchObject({ AllowOrigins: origins, MaxAge: 3600 });
  expect(new Set(cors.AllowMethods)).toEqual(new Set(methods));
  expect(lower(cors.ExposeHeaders)).toEqual(lower(Object.keys(answerHeaders)));
  expect(lower(cors.ExposeHeaders)).toEqual(
    expect.arrayContaining(['etag', 'location', 'retry-after', 'idempotent-replayed', 'ratelimit-remaining']),
  );
  const read = routes.flatMap((route) => headerParameters(route).map(({ name }) => name));
  expect(lower(cors.AllowHeaders)).toEqual(
    lower([...new Set(['authorization', 'content-type', ...lower(read)])]),
  );
});

test('the bucket of uploads lets any page put files and their parts, by URLs that are signed', () => {
  const buckets = resourcesOf(storage, 'AWS::S3::Bucket');
  const open = buckets.filter(([, { Properties }]) => 'CorsConfiguration' in Properties);
  expect(open.map(([id]) => id)).toEqual([expect.stringMatching(/^ImportBucket/)]);
  expect(open[0]?.[1].Properties.CorsConfiguration).toMatchObject({
    CorsRules: [
      {
        AllowedOrigins: ['*'],
        AllowedMethods: expect.arrayContaining(['PUT']),
        AllowedHeaders: ['*'],
        ExposedHeaders: expect.arrayContaining(['ETag']),
      },
    ],
  });
});

test('any origin may be let in, which takes no browser’s credentials along', () => {
  const { corsPreflight } = apiCors(['*']);
  expect(corsPreflight).toMatchObject({ allowOrigins: ['*'] });
  expect(corsPreflight).not.toHaveProperty('allowCredentials');
});

test('without origins no page of another origin is let in', () => {
  expect(apiCors([])).toEqual({});
});
