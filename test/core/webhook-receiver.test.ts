import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { waitAfter } from '#core/delivery/retry-plan.ts';
import { matchesType } from '#core/feed/event-type.ts';
import { allowedHosts } from '#core/outbound/allowed-host.ts';
import { isPublicAddress } from '#core/outbound/public-address.ts';
import type { Lookup } from '#core/outbound/public-lookup.ts';
import { receiverRefusal, urlRefusal } from '#core/webhook/receiver.ts';

test.each([
  ['1.1.1.1', true],
  ['93.184.216.34', true],
  ['172.15.255.255', true],
  ['172.32.0.1', true],
  ['2606:4700::1111', true],
  ['2a00:1450:4001:80b::200e', true],
  ['0.0.0.0', false],
  ['0.1.2.3', false],
  ['10.0.0.1', false],
  ['100.64.0.1', false],
  ['100.127.255.255', false],
  ['127.0.0.1', false],
  ['127.255.255.254', false],
  ['169.254.169.254', false],
  ['172.16.0.1', false],
  ['172.31.255.255', false],
  ['192.0.0.8', false],
  ['192.0.2.1', false],
  ['192.88.99.1', false],
  ['192.168.1.1', false],
  ['198.18.0.1', false],
  ['198.19.255.255', false],
  ['198.51.100.1', false],
  ['203.0.113.1', false],
  ['224.0.0.1', false],
  ['240.0.0.1', false],
  ['255.255.255.255', false],
  ['::', false],
  ['::1', false],
  ['::7f00:1', false],
  ['::ffff:127.0.0.1', false],
  ['::ffff:1.1.1.1', false],
  ['::ffff:a9fe:a9fe', false],
  ['::ffff:0:7f00:1', false],
  ['64:ff9b::7f00:1', false],
  ['64:ff9b::a9fe:a9fe', false],
  ['64:ff9b:1::1', false],
  ['100::1', false],
  ['2001::1', false],
  ['2001:0:4136:e378:8000:63bf:3fff:fdd2', false],
  ['2001:db8::1', false],
  ['2002:7f00:1::', false],
  ['2002:a9fe:a9fe::', false],
  ['3fff::1', false],
  ['4000::1', false],
  ['5f00::1', false],
  ['fc00::1', false],
  ['fd00:ec2::254', false],
  ['fe80::1', false],
  ['fe80::1%eth0', false],
  ['fec0::1', false],
  ['ff02::1', false],
  ['localhost', false],
  ['', false],
])('%s is public: %s', (address, expected) => {
  expect(isPublicAddress(address)).toBe(expected);
});

describe('a URL', () => {
  test.each([
    ['https://hooks.example.com/in?team=1', undefined],
    ['https://hooks.example.com:8443/', undefined],
    ['https://1.1.1.1/', undefined],
    ['https://[2606:4700::1111]/', undefined],
    ['http://hooks.example.com/', 'url_not_https'],
    ['http://169.254.169.254/latest/meta-data', 'url_not_https'],
    ['ftp://hooks.example.com/', 'url_invalid'],
    ['file:///etc/passwd', 'url_invalid'],
    ['javascript:alert(1)', 'url_invalid'],
    ['hooks.example.com', 'url_invalid'],
    ['https://', 'url_invalid'],
    ['https://user@hooks.example.com/', 'url_credentials'],
    ['https://user:pass@hooks.example.com/', 'url_credentials'],
    ['https://127.0.0.1/', 'address_forbidden'],
    ['https://2130706433/', 'address_forbidden'],
    ['https://0x7f000001/', 'address_forbidden'],
    ['https://0177.0.0.1/', 'address_forbidden'],
    ['https://127.1/', 'address_forbidden'],
    ['https://0/', 'address_forbidden'],
    ['https://169.254.169.254/latest/meta-data', 'address_forbidden'],
    ['https://[::1]/', 'address_forbidden'],
    ['https://[::ffff:169.254.169.254]/', 'address_forbidden'],
    ['https://[fd00:ec2::254]/', 'address_forbidden'],
    ['https://①②⑦.0.0.1/', 'address_forbidden'],
  ])('%s is refused as %s', (url, code) => {
    expect(urlRefusal([], url)?.code).toBe(code);
  });

  test('that is an IPv4 address in whatever spelling is taken for that address', () => {
    const spellings = (n: number) => [
      String(n),
      `0x${n.toString(16)}`,
      `0${n.toString(8)}`,
      `${n >>> 24}.${n & 0xffffff}`,
      `${n >>> 24}.${(n >>> 16) & 255}.${n & 0xffff}`,
    ];
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffffff }), (n) => {
        const dotted = [24, 16, 8, 0].map((shift) => (n >>> shift) & 255).join('.');
        const refused = urlRefusal([], `https://${dotted}/`)?.code;
        for (const host of spellings(n)) expect(urlRefusal([], `https://${host}/`)?.code).toBe(refused);
      }),
    );
  });

  const resolving =
    (...addresses: string[]): Lookup =>
    (_, __, callback) =>
      callback(
        null,
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      );

  test.each([
    [['1.1.1.1'], undefined],
    [['10.0.0.1'], 'address_forbidden'],
    [['1.1.1.1', '169.254.169.254'], 'address_forbidden'],
    [['1.1.1.1', '::1'], 'address_forbidden'],
    [[], 'address_forbidden'],
  ])('whose name resolves to %j is refused as %s', async (addresses, code) => {
    const refusal = await receiverRefusal(
      { allowed: [], lookup: resolving(...addresses) },
      'https://hooks.example.com/',
    );
    expect(refusal?.code).toBe(code);
  });

  test('whose name does not resolve by now is taken', async () => {
    const lookup: Lookup = (_, __, callback) =>
      callback(Object.assign(new Error('none'), { code: 'ENOTFOUND' }), '', 0);
    expect(await receiverRefusal({ allowed: [], lookup }, 'https://hooks.example.com/')).toBeUndefined();
  });
});

describe('what an operator allows', () => {
  const allowed = allowedHosts('127.0.0.1:9000, Hooks.Internal ,[::1]:9001,');

  test.each([
    ['http://127.0.0.1:9000/hook', true],
    ['https://127.0.0.1:9000/hook', true],
    ['http://2130706433:9000/', true],
    ['http://127.0.0.1:9001/', false],
    ['http://127.0.0.1/', false],
    ['http://hooks.internal:1234/', true],
    ['http://other.hooks.internal/', false],
    ['http://hooks.internal.example/', false],
    ['http://[::1]:9001/', true],
    ['http://[::1]/', false],
    ['http://user@127.0.0.1:9000/', false],
    ['ftp://127.0.0.1:9000/', false],
  ])('covers %s: %s', (url, covered) => {
    expect(urlRefusal(allowed, url) === undefined).toBe(covered);
  });

  test('is nothing by default, and must be hosts', () => {
    expect(allowedHosts()).toEqual([]);
    for (const entry of ['*', '10.0.0.0/8', 'a b', 'http://x', '127.0.0.1:*', '999.0.0.1'])
      expect(() => allowedHosts(entry), entry).toThrow(/neither a host nor host:port/);
  });
});

test.each([
  [['*'], 'contact.created', true],
  [['contact.*'], 'contact.created', true],
  [['contact.*'], 'contacts.created', false],
  [['contact.created'], 'contact.created', true],
  [['contact.created'], 'contact.updated', false],
  [['company.*', 'contact.removed'], 'contact.removed', true],
  [[], 'contact.created', false],
])('%j take %s: %s', (filters, type, expected) => {
  expect(matchesType(filters, type)).toBe(expected);
});

test('retries come ever later, for about a day', () => {
  const waits = Array.from({ length: 20 }, (_, tries) => waitAfter(tries + 1)).filter(
    (wait) => wait !== undefined,
  );
  expect(waits.length).toBe(7);
  const hours = waits.reduce((sum, wait) => sum + wait, 0) / 3_600_000;
  expect(hours).toBeGreaterThan(23);
  expect(hours).toBeLessThan(27);
  expect(waits[0]).toBeLessThan(70_000);
});
