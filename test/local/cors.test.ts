import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { corsHeaders, corsSchema, withCors } from '#local/http/cors.ts';
import { askedOf, bucketCorsHeaders } from '#local/s3/s3-cors.ts';

const cors = v.parse(corsSchema, {
  AllowOrigins: ['https://app.example.com'],
  AllowMethods: ['GET', 'POST'],
  AllowHeaders: ['authorization'],
  ExposeHeaders: ['ETag', 'Location'],
  MaxAge: 3600,
});
const page = (method: string, headers: Record<string, string>) => ({ method, headers });
const preflight = (origin: string) => page('OPTIONS', { origin, 'access-control-request-method': 'POST' });

describe('the API', () => {
  test('answers a preflight of an allowed origin with what it may send', () => {
    expect(corsHeaders(cors, preflight('https://app.example.com'))).toEqual({
      'access-control-allow-origin': 'https://app.example.com',
      'access-control-allow-methods': 'GET,POST',
      'access-control-allow-headers': 'authorization',
      'access-control-expose-headers': 'ETag,Location',
      'access-control-max-age': '3600',
    });
  });

  test.each([
    'https://evil.example.com',
    'https://app.example.com.evil.com',
    'http://app.example.com',
    'null',
  ])('tells %s nothing', (origin) => {
    expect(corsHeaders(cors, preflight(origin))).toEqual({});
    expect(corsHeaders(cors, page('GET', { origin }))).toEqual({});
  });

  test('tells a program that is no page nothing', () => {
    expect(corsHeaders(cors, page('GET', {}))).toEqual({});
    expect(corsHeaders(cors, page('OPTIONS', {}))).toEqual({});
  });

  test('tells an answer’s reader what it may see, and not the rest', () => {
    expect(corsHeaders(cors, page('GET', { origin: 'https://app.example.com' }))).toEqual({
      'access-control-allow-origin': 'https://app.example.com',
      'access-control-expose-headers': 'ETag,Location',
    });
  });

  test('has the word: what a function says of it does not count', () => {
    const response = {
      statusCode: 200,
      headers: { 'access-control-allow-origin': '*', etag: '"1"' },
      body: Buffer.from(''),
    };
    expect(withCors(response, cors, page('GET', { origin: 'https://evil.example.com' })).headers).toEqual({
      etag: '"1"',
    });
    expect(withCors(response, undefined, page('GET', {}))).toBe(response);
  });

  test('may be open to any origin, but not together with credentials', () => {
    const open = v.parse(corsSchema, { AllowOrigins: ['*'] });
    expect(corsHeaders(open, page('GET', { origin: 'https://any.example.com' }))).toEqual({
      'access-control-allow-origin': '*',
    });
    for (const wrong of [{ AllowOrigins: ['*'] }, { AllowOrigins: ['https://a.b'], AllowHeaders: ['*'] }])
      expect(v.safeParse(corsSchema, { ...wrong, AllowCredentials: true }).success).toBe(false);
  });
});

describe('a bucket', () => {
  const rules = [
    {
      AllowedOrigins: ['https://first.com'],
      AllowedMethods: ['GET'],
      AllowedHeaders: [],
      ExposedHeaders: [],
    },
    {
      AllowedOrigins: ['https://*.example.com'],
      AllowedMethods: ['PUT'],
      AllowedHeaders: ['content-*', 'x-amz-meta-a'],
      ExposedHeaders: ['ETag'],
      MaxAge: 60,
    },
  ];
  const asks = (origin: string, method: string, headers = '') => {
    const asked = askedOf('OPTIONS', {
      origin,
      'access-control-request-method': method,
      'access-control-request-headers': headers,
    });
    return asked && bucketCorsHeaders(rules, asked);
  };

  test('answers by the first rule that fits origin, method and headers', () => {
    expect(asks('https://app.example.com', 'PUT', 'Content-Type, X-Amz-Meta-A')).toMatchObject({
      'access-control-allow-origin': 'https://app.example.com',
      'access-control-allow-methods': 'PUT',
      'access-control-allow-headers': 'content-type, x-amz-meta-a',
      'access-control-expose-headers': 'ETag',
      'access-control-max-age': '60',
      vary: expect.stringContaining('Origin'),
    });
    expect(asks('https://first.com', 'GET')).toMatchObject({ 'access-control-allow-methods': 'GET' });
  });

  test.each([
    ['https://example.com', 'PUT', ''],
    ['https://.example.com.evil.com', 'PUT', ''],
    ['https://app.example.com', 'DELETE', ''],
    ['https://first.com', 'PUT', ''],
    ['https://app.example.com', 'PUT', 'authorization'],
  ])('refuses %s %s %s', (origin, method, headers) => {
    expect(asks(origin, method, headers)).toBeUndefined();
  });
});
