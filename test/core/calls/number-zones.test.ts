import { getCountries, getCountryCallingCode } from 'libphonenumber-js';
import examples from 'libphonenumber-js/mobile/examples';
import { describe, expect, test } from 'vitest';
import { numberZones } from '#core/calling/number-zones.ts';
import { isZone, offsetAt } from '#core/calling/zone-clock.ts';
import { zoneNames } from '#core/calling/zone-data.ts';

/** The zone that each range is published for: fixed lines of a place. */
const places: readonly (readonly [number: string, zone: string])[] = [
  ['+12125550100', 'America/New_York'],
  ['+13125550100', 'America/Chicago'],
  ['+13035550100', 'America/Denver'],
  ['+13105550100', 'America/Los_Angeles'],
  ['+16025550100', 'America/Phoenix'],
  ['+18085550100', 'Pacific/Honolulu'],
  ['+14165550100', 'America/Toronto'],
  ['+16045550100', 'America/Vancouver'],
  ['+17875550100', 'America/Puerto_Rico'],
  ['+4930901820', 'Europe/Berlin'],
  ['+493012345678', 'Europe/Berlin'],
  ['+442079460980', 'Europe/London'],
  ['+33142685300', 'Europe/Paris'],
  ['+34911234567', 'Europe/Madrid'],
  ['+34928123456', 'Atlantic/Canary'],
  ['+390612345678', 'Europe/Rome'],
  ['+41446681800', 'Europe/Zurich'],
  ['+43152525', 'Europe/Vienna'],
  ['+31201234567', 'Europe/Amsterdam'],
  ['+3222345678', 'Europe/Brussels'],
  ['+4533123456', 'Europe/Copenhagen'],
  ['+4622123456', 'Europe/Stockholm'],
  ['+4721123456', 'Europe/Oslo'],
  ['+48221234567', 'Europe/Warsaw'],
  ['+420221234567', 'Europe/Prague'],
  ['+302101234567', 'Europe/Athens'],
  ['+902121234567', 'Europe/Istanbul'],
  ['+74951234567', 'Europe/Moscow'],
  ['+74231234567', 'Asia/Vladivostok'],
  ['+551132345678', 'America/Sao_Paulo'],
  ['+559232345678', 'America/Manaus'],
  ['+525512345678', 'America/Mexico_City'],
  ['+526641234567', 'America/Tijuana'],
  ['+541143211234', 'America/Argentina/Buenos_Aires'],
  ['+61293741234', 'Australia/Sydney'],
  ['+6494461234', 'Pacific/Auckland'],
  ['+81312345678', 'Asia/Tokyo'],
  ['+82212345678', 'Asia/Seoul'],
  ['+861012345678', 'Asia/Shanghai'],
  ['+911123456789', 'Asia/Kolkata'],
  ['+622112345678', 'Asia/Jakarta'],
  ['+6561234567', 'Asia/Singapore'],
  ['+97142123456', 'Asia/Dubai'],
  ['+97231234567', 'Asia/Jerusalem'],
  ['+27211234567', 'Africa/Johannesburg'],
  ['+2348012345678', 'Africa/Lagos'],
  ['+20212345678', 'Africa/Cairo'],
  ['+212522123456', 'Africa/Casablanca'],
  ['+213212345678', 'Africa/Algiers'],
  ['+2112312345', 'Africa/Juba'],
];

describe('a number of a place', () => {
  test.each(places)('%s is in %s', (number, zone) => {
    expect(numberZones(number)).toContain(zone);
    // Names of one time may stand beside it; other times may not.
    const offsets = new Set(
      numberZones(number).flatMap((each) =>
        [0, 6].map((month) => offsetAt(each, Date.UTC(2026, month, 15)) + month),
      ),
    );
    if (number !== '+61293741234') expect(offsets.size).toBeLessThanOrEqual(2);
  });
});

describe('a number that may be in several zones is in all of them', () => {
  test.each([
    ['an area code of two zones', '+12085551234', ['America/Boise', 'America/Los_Angeles']],
    [
      'an area code whose exchanges the map confuses',
      '+18505551234',
      ['America/Chicago', 'America/New_York'],
    ],
    ['a mobile of Indonesia', '+6281234567890', ['Asia/Jakarta', 'Asia/Jayapura', 'Asia/Makassar']],
    ['a mobile of Spain', '+34612345678', ['Atlantic/Canary', 'Europe/Madrid']],
    ['a mobile of Portugal', '+351912345678', ['Atlantic/Azores', 'Europe/Lisbon']],
    ['a mobile of New Zealand', '+6421123456', ['Pacific/Auckland', 'Pacific/Chatham']],
    ['a freephone number of New Zealand', '+64800123456', ['Pacific/Auckland', 'Pacific/Chatham']],
  ])('%s', (_, number, zones) => {
    expect(numberZones(number)).toEqual(zones);
  });

  test.each([
    [
      'a mobile of Australia',
      '+61412345678',
      ['Australia/Sydney', 'Australia/Perth', 'Australia/Brisbane', 'Australia/Darwin', 'Australia/Adelaide'],
    ],
    [
      'a line of the Northern Territory, which changes no clocks',
      '+61889123456',
      ['Australia/Adelaide', 'Australia/Darwin', 'Australia/Perth'],
    ],
    [
      'a line of Queensland, which changes no clocks',
      '+61731234567',
      ['Australia/Brisbane', 'Australia/Sydney'],
    ],
    [
      'a mobile of Brazil',
      '+5511987654321',
      ['America/Sao_Paulo', 'America/Manaus', 'America/Rio_Branco', 'America/Noronha'],
    ],
    ['a mobile of Russia', '+79161234567', ['Europe/Kaliningrad', 'Europe/Moscow', 'Asia/Kamchatka']],
    [
      'a number of Chile, where mobiles look like lines',
      '+56222345678',
      ['America/Santiago', 'Pacific/Easter'],
    ],
  ])('%s', (_, number, zones) => {
    expect(numberZones(number)).toEqual(expect.arrayContaining(zones));
  });
});

test.each([
  '+18005550199',
  '+18885550199',
  '+15551234567',
  '+15005550123',
  '+80012345678',
  '+882123456789',
  '+999',
  '+',
  '',
])('nobody knows where %s is', (number) => {
  expect(numberZones(number)).toEqual([]);
});

test('old spellings of a number are in the zones of the present one', () => {
  expect(numberZones('+5219981234567')).toEqual(numberZones('+529981234567'));
});

test('no mobile of a country is in fewer times than the country', () => {
  // Where area codes belong to mobiles too, and countries that share a plan with larger ones.
  const exempt = new Set([
    '1',
    '52',
    '7',
    '44',
    '47',
    '358',
    '212',
    '262',
    '590',
    '599',
    '61',
    '39',
    '290',
    '672',
  ]);
  for (const country of getCountries()) {
    const code = getCountryCallingCode(country);
    const example = examples[country];
    if (!example || exempt.has(code)) continue;
    const times = (zones: readonly string[]) =>
      new Set(
        zones.map((zone) => [0, 3, 6, 9].map((month) => offsetAt(zone, Date.UTC(2026, month, 15))).join()),
      );
    // An unassigned range is in all zones of the plan.
    const all = times(numberZones(`+${code}`));
    expect([country, times(numberZones(`+${code}${example}`)).size]).toEqual([country, all.size]);
  }
});

test('every zone of the table is one', () => {
  for (const zone of zoneNames.trim().split('\n')) expect([zone, isZone(zone)]).toEqual([zone, true]);
});

test.each(['+02:00', '-05:00', '', 'Mars/Olympus', 'Europe/Berlin ', '05:00', '__proto__'])(
  '%s is no zone',
  (text) => {
    expect(isZone(text)).toBe(false);
  },
);
