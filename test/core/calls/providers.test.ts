import { createHash, createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { type Provider, providerSchema } from '#core/call/call.schema.ts';
import { receive } from '#core/call/provider/receive.ts';
import type { ProviderRequest } from '#core/call/provider/request.ts';

const fileSchema = v.object({
  own: v.array(v.string()),
  cases: v.array(
    v.object({
      name: v.string(),
      form: v.optional(v.record(v.string(), v.string())),
      body: v.optional(v.record(v.string(), v.unknown())),
      event: v.optional(v.record(v.string(), v.unknown())),
      ignored: v.optional(v.string()),
      fault: v.optional(v.string()),
    }),
  ),
});

const recorded = (provider: Provider) =>
  v.parse(
    fileSchema,
    JSON.parse(readFileSync(new URL(`./bodies/${provider}.json`, import.meta.url), 'utf8')),
  );

const now = Date.parse('2026-06-01T10:05:00Z');
const secret = 'a secret of the account';
const url = 'https://api.example.com/hooks/calls?team=a%20b&hook=1';
const base64url = (text: string) => Buffer.from(text).toString('base64url');
const hmac = (algorithm: string, key: string, text: string) => createHmac(algorithm, key).update(text);

const vonageToken = (
  body: string,
  claims: Record<string, unknown> = {},
  key = secret,
  header: object = { alg: 'HS256', typ: 'JWT' },
) => {
  const all = {
    iat: now / 1_000,
    jti: '1',
    iss: 'Vonage',
    payload_hash: createHash('sha256').update(body).digest('hex'),
    api_key: 'k',
    ...claims,
  };
  const signed = `${base64url(JSON.stringify(header))}.${base64url(JSON.stringify(all))}`;
  return `${signed}.${hmac('sha256', key, signed).digest('base64url')}`;
};

/** A request as each provider signs it. */
const signed: Readonly<Record<Provider, (body: string, key?: string, at?: number) => ProviderRequest>> = {
  twilio: (body, key = secret) => {
    const fields = [...new URLSearchParams(body)].toSorted(([one], [other]) => (one < other ? -1 : 1));
    const text = url + fields.map(([name, value]) => name + value).join('');
    return {
      method: 'POST',
      url,
      body,
      headers: { 'x-twilio-signature': hmac('sha1', key, text).digest('base64') },
    };
  },
  vonage: (body, key = secret, at = now) => ({
    method: 'POST',
    url,
    body,
    headers: { authorization: `Bearer ${vonageToken(body, { iat: at / 1_000 }, key)}` },
  }),
  hubspot: (body, key = secret, at = now) => {
    const signature = hmac('sha256', key, `POST${url}${body}${at}`).digest('base64');
    return {
      method: 'POST',
      url,
      body,
      headers: { 'x-hubspot-signature-v3': signature, 'x-hubspot-request-timestamp': String(at) },
    };
  },
  vicidial: (body, key = secret) => ({
    method: 'GET',
    url: `https://api.example.com/hooks/calls?secret=${encodeURIComponent(key)}&${body}`,
    body: '',
    headers: {},
  }),
};

const providers = providerSchema.options;
const account = { secrets: [secret], own: new Set<string>() };

describe.each(providers)('%s', (provider) => {
  const { own, cases } = recorded(provider);
  const mine = { secrets: ['an older one', secret], own: new Set(own) };
  const bodies = cases.map(({ form, body }) =>
    form ? String(new URLSearchParams(form)) : JSON.stringify(body),
  );
  const [first = ''] = bodies;

  test('has a dozen bodies and more', () => {
    expect(cases.filter(({ event }) => event).length).toBeGreaterThanOrEqual(12);
  });

  test.each(cases.map((each, index) => ({ ...each, sent: bodies[index] ?? '' })))(
    '$name',
    ({ sent, event, ignored, fault }) => {
      const receipt = receive(provider, signed[provider](sent), mine, now);
      if (event) expect(receipt).toMatchObject({ result: 'event', event: { ...event, provider } });
      else
        expect(receipt).toMatchObject(
          ignored ? { result: 'ignored', reason: ignored } : { result: 'fault', fault },
        );
    },
  );

  test('is refused with another secret, with none, and with a body that was changed', () => {
    expect(receive(provider, signed[provider](first, 'another'), mine, now)).toMatchObject({
      fault: 'signature_invalid',
    });
    expect(receive(provider, signed[provider](first), { ...mine, secrets: [] }, now)).toMatchObject({
      fault: 'signature_invalid',
    });
    expect(receive(provider, signed[provider](first, ''), { ...mine, secrets: [''] }, now)).toMatchObject({
      result: 'fault',
    });
    const unsigned = { ...signed[provider](first), headers: {}, url };
    expect(receive(provider, unsigned, mine, now)).toMatchObject({ fault: 'signature_missing' });
    if (provider === 'vicidial') return;
    const request = signed[provider](first);
    for (const changed of [`${first} `, first.replace('0', '1'), ''])
      expect(receive(provider, { ...request, body: changed }, mine, now)).toMatchObject({
        fault: 'signature_invalid',
      });
    if (provider !== 'vonage')
      expect(receive(provider, { ...request, url: `${url}&more=1` }, mine, now)).toMatchObject({
        fault: 'signature_invalid',
      });
  });

  test('answers any body with a value', () => {
    const deep = `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`;
    const bad = [
      '',
      '{',
      '[]',
      'null',
      '"text"',
      '1e999',
      '{"__proto__":{"uuid":"x"}}',
      '{"constructor":{"prototype":{}}}',
      deep,
      'x'.repeat(5_000_000),
      '\u0000',
      '%ff%',
      '&&==&',
      'CallSid=CA1&CallSid=CA2',
      '{"externalCallId":{},"uuid":[]}',
    ];
    for (const body of bad)
      expect(['fault', 'ignored', 'event']).toContain(
        receive(provider, signed[provider](body), account, now).result,
      );
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.json()),
        fc.dictionary(fc.string(), fc.string()),
        (body, headers) => {
          expect(receive(provider, signed[provider](body), account, now).result).toBeTypeOf('string');
          expect(receive(provider, { method: 'POST', url: body, headers, body }, account, now).result).toBe(
            'fault',
          );
        },
      ),
      { numRuns: 100 },
    );
    expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('uuid');
  });
});

test.each(['vonage', 'hubspot'] as const)('%s: a request is good for five minutes', (provider) => {
  const { cases } = recorded(provider);
  const body = JSON.stringify(cases[0]?.body);
  const at = (offset: number) =>
    receive(provider, signed[provider](body, secret, now + offset * 1_000), account, now);
  expect(at(-299)).toMatchObject({ result: 'event' });
  expect(at(299)).toMatchObject({ result: 'event' });
  expect(at(-301)).toMatchObject({ fault: 'stale' });
  expect(at(301)).toMatchObject({ fault: 'stale' });
});

describe('Twilio', () => {
  test('signs as its documentation says', () => {
    const body =
      'CallSid=CA1234567890ABCDE&Caller=%2B12349013030&Digits=1234&From=%2B12349013030&To=%2B18005551212';
    const request = {
      method: 'POST',
      url: 'https://mycompany.com/myapp.php?foo=1&bar=2',
      body,
      headers: { 'x-twilio-signature': '0/KCTR6DLpKmkAf8muzZqo1nDgQ=' },
    };
    expect(receive('twilio', request, { ...account, secrets: ['12345'] }, now)).toEqual({
      result: 'ignored',
      reason: 'not_a_call',
    });
    expect(
      receive('twilio', { ...request, body: `${body}0` }, { ...account, secrets: ['12345'] }, now),
    ).toMatchObject({ fault: 'signature_invalid' });
  });

  test.each(['https://api.example.com:443/hooks', 'https://api.example.com/hooks'])(
    'signs %s with its port or without',
    (own) => {
      const body = 'CallSid=CA1&CallStatus=completed';
      const text = 'https://api.example.com:443/hooksCallSidCA1CallStatuscompleted';
      const headers = { 'x-twilio-signature': hmac('sha1', secret, text).digest('base64') };
      expect(receive('twilio', { method: 'POST', url: own, body, headers }, account, now)).toMatchObject({
        result: 'event',
      });
    },
  );

  test('an event of another week is stale', () => {
    const body = (at: string) =>
      String(new URLSearchParams({ CallSid: 'CA1', CallStatus: 'completed', Timestamp: at }));
    expect(
      receive('twilio', signed.twilio(body('Sun, 31 May 2026 10:06:00 +0000')), account, now),
    ).toMatchObject({ result: 'event' });
    expect(
      receive('twilio', signed.twilio(body('Sat, 30 May 2026 10:04:00 +0000')), account, now),
    ).toMatchObject({ fault: 'stale' });
  });
});

describe('Vonage', () => {
  const body = '{"uuid":"u","status":"completed"}';
  const ask = (token: string, sent = body) =>
    receive(
      'vonage',
      { method: 'POST', url, body: sent, headers: { authorization: `Bearer ${token}` } },
      account,
      now,
    );

  test.each([
    ['no algorithm', vonageToken(body, {}, secret, { alg: 'none' })],
    ['another algorithm', vonageToken(body, {}, secret, { alg: 'HS512' })],
    ['no signature', vonageToken(body).replace(/[^.]+$/, '')],
    ['four parts', `${vonageToken(body)}.x`],
    ['two parts', vonageToken(body).replace(/\.[^.]+$/, '')],
    ['no time', vonageToken(body, { iat: undefined })],
    ['a time that is text', vonageToken(body, { iat: 'now' })],
    ['no hash of the body', vonageToken(body, { payload_hash: undefined })],
    ['the hash of another body', vonageToken('{}')],
  ])('a token with %s is refused', (_, token) => {
    expect(ask(token)).toMatchObject({ fault: 'signature_invalid' });
  });

  test('a token that says when it ends has ended then', () => {
    expect(ask(vonageToken(body, { exp: now / 1_000 - 1 }))).toMatchObject({ fault: 'stale' });
  });

  test('data in a query is signed by nobody', () => {
    const token = vonageToken('', { payload_hash: undefined });
    const request = { method: 'GET', url: 'https://a.example/e?uuid=u&status=busy', body: '' };
    for (const each of [token, vonageToken(body)])
      expect(
        receive('vonage', { ...request, headers: { authorization: `Bearer ${each}` } }, account, now),
      ).toMatchObject({
        fault: 'signature_invalid',
      });
  });
});

test('HubSpot decodes some characters of the URL before it signs it', () => {
  const body = '{"externalCallId":"1","finalCallStatus":"BUSY"}';
  const request = {
    method: 'POST',
    url: 'https://api.example.com/h?at=10%3A00%2c%40x&b=%20',
    body,
    headers: {
      'x-hubspot-request-timestamp': String(now),
      'x-hubspot-signature-v3': hmac(
        'sha256',
        secret,
        `POSThttps://api.example.com/h?at=10:00,@x&b=%20${body}${now}`,
      ).digest('base64'),
    },
  };
  expect(receive('hubspot', request, account, now)).toMatchObject({ event: { outcome: 'busy' } });
});
