import { getCountries } from 'libphonenumber-js';
import examples from 'libphonenumber-js/mobile/examples';
import { describe, expect, test } from 'vitest';
import { normalisePhone } from '#core/phone/phone.ts';

describe('digits without a country code', () => {
  test.each([
    ['06 12 34 56 78', 'US'],
    ['98200 12345', 'US'],
    ['(999) 888-7777', 'US'],
    ['202-555-0170', 'GB'],
    ['06 12 34 56 78 ext. 5', 'US'],
  ] as const)('%s that no number of %s has are doubtful', (raw, country) => {
    expect(normalisePhone(raw, country)).toEqual({ fault: 'phone_region_doubtful' });
  });

  test.each([
    ['06 12 34 56 78', 'FR', '+33612345678'],
    ['0171 9990003', 'DE', '+491719990003'],
    ['020 7946 0980', 'GB', '+442079460980'],
    ['202-555-0170', 'US', '+12025550170'],
    ['98200 12345', 'IN', '+919820012345'],
    ['416-555-0123', 'US', '+14165550123'],
    ['202-555-0170', 'CA', '+12025550170'],
    ['800-555-0199', 'US', '+18005550199'],
  ] as const)('%s are a number of %s', (raw, country, e164) => {
    expect(normalisePhone(raw, country)).toEqual({ e164 });
  });

  test.each([
    ['(555) 123-4567', 'US', '+15551234567'],
    ['07700 900123', 'GB', '+447700900123'],
    ['01632 960123', 'GB', '+441632960123'],
  ] as const)('%s, kept for examples in %s, are taken', (raw, country, e164) => {
    expect(normalisePhone(raw, country)).toEqual({ e164 });
  });

  test('as any country writes its own are taken there', () => {
    for (const country of getCountries()) {
      const example = examples[country];
      if (example) expect([country, normalisePhone(example, country).fault]).toEqual([country, undefined]);
    }
  });
});

test.each(['+10612345678', '0010612345678', '10612345678', '+19998887777', '+15551234567'])(
  'with its country code, %s is taken as it says',
  (raw) => {
    expect(normalisePhone(raw, 'US').fault).toBeUndefined();
  },
);
