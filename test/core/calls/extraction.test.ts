import { describe, expect, test } from 'vitest';
import { acceptClaims } from '#core/extraction/accept.ts';
import type { Extraction } from '#core/extraction/extraction.ts';
import { extractByRules } from '#core/extraction/rules.ts';
import { isContacts, readTranscript, writeTranscript } from '#core/extraction/transcript.ts';
import { countryOf, type Language, type Sample, samples, targetsOf } from './extraction-fixture.ts';

const extractFrom = ({ language, text, targets, day }: Omit<Sample, 'expected'>) => {
  const request = { transcript: readTranscript(text), targets, country: countryOf[language], day };
  return { request, found: extractByRules(request) };
};

const extract = (language: Language, text: string) =>
  extractFrom({ language, text, targets: targetsOf[language] });

const kindOf = ({ targets }: Sample, field: string) =>
  targets.find(({ name }) => name.replace('cf.', '') === field)?.kind ?? 'none';

const nameOf = ({ field }: Extraction) => field.replace('cf.', '');

interface Score {
  right: number;
  wrong: number;
  missed: number;
}

const scoreOf = (all: readonly Sample[]): Map<string, Score> => {
  const scores = new Map<string, Score>();
  for (const sample of all) {
    const { expected } = sample;
    const found = new Map(extractFrom(sample).found.map((each) => [nameOf(each), String(each.value)]));
    for (const field of new Set([...found.keys(), ...expected.keys()])) {
      const kind = kindOf(sample, field);
      const score = scores.get(kind) ?? { right: 0, wrong: 0, missed: 0 };
      const [want, got] = [expected.get(field), found.get(field)];
      scores.set(kind, {
        right: score.right + (want === got ? 1 : 0),
        wrong: score.wrong + (got !== undefined && want !== got ? 1 : 0),
        missed: score.missed + (want !== undefined && want !== got ? 1 : 0),
      });
    }
  }
  return scores;
};

describe('transcripts with the values that a person finds in them', () => {
  test('are more than a hundred, in both languages', () => {
    for (const language of ['en', 'de'])
      expect(samples.filter((sample) => sample.language === language).length).toBeGreaterThan(75);
  });

  test('give at least 98 of 100 values right and 75 of 100 of those there are, of each type of field', () => {
    const scores = scoreOf(samples);
    expect(scores.size).toBe(10);
    for (const [kind, { right, wrong, missed }] of scores) {
      expect(right / (right + wrong)).toBeGreaterThanOrEqual(0.98);
      expect([kind, right / (right + missed) >= 0.75, right >= 25]).toEqual([kind, true, true]);
    }
  });

  test('give each value with the words of the contact that say it', () => {
    for (const sample of samples) {
      const { request, found } = extractFrom(sample);
      for (const { evidence } of found) expect(isContacts(request.transcript, evidence)).toBe(true);
      expect(acceptClaims(request, found)).toEqual({ accepted: found, dropped: [] });
    }
  });
});

describe('what the contact says counts only of the contact', () => {
  test.each<[Language, string, string, object]>([
    [
      'en',
      'a company that is denied and one that is said',
      "C: I'm not calling from Luca Mancuso, I'm calling from Team Solution",
      { company: 'Team Solution' },
    ],
    ['en', 'an address not to write to', "C: don't write to max@x.test", {}],
    ['en', 'what the agent says', 'A: Your email is a@x.test and your budget is 500 dollars.\nC: Okay.', {}],
    ['en', 'what nobody is named for', 'my email is a@x.test\nSomebody: my email is b@x.test', {}],
    ['en', 'two values of which none is said to hold', 'C: Use a@x.test. Or b@x.test.', {}],
    ['en', 'one value twice', 'C: My email is a@x.test. Yes, a@x.test.', { email: 'a@x.test' }],
    [
      'en',
      'a correction some turns later',
      'C: My email is a@x.test.\nA: Fine.\nC: Actually, my email is b@x.test.',
      { email: 'b@x.test' },
    ],
    ['de', 'ein Widerruf', 'C: Meine Mail ist a@x.test.\nA: Also a@x.test?\nC: Nein.', {}],
    ['de', 'a day that there is not', 'A: Wann ist der Einzug?\nC: Am 31.02.2026.', {}],
    ['en', 'a day whose month nobody knows', 'A: When do you move in?\nC: On 13/13/2026.', {}],
  ])('%s: %s', (language, _, text, expected) => {
    const { found } = extract(language, text);
    expect(Object.fromEntries(found.map((each) => [nameOf(each), each.value]))).toEqual(expected);
  });

  test('the place is that of the words', () => {
    const text = "C: I'm not calling from Luca Mancuso, I'm calling from Team Solution";
    const [company] = extract('en', text).found;
    expect(text.slice(company?.evidence.start, company?.evidence.end)).toBe('Team Solution');
  });
});

describe('a transcript', () => {
  test('is read by who speaks, with or without times, over several lines', () => {
    const text = '[00:01] Agent: Hello.\n[00:03] Kunde: Hier ist\nSabine Krüger.\nMusik: la la';
    const { turns } = readTranscript(text);
    expect(turns.map(({ speaker, start, end }) => [speaker, text.slice(start, end)])).toEqual([
      ['agent', 'Hello.'],
      ['contact', 'Hier ist\nSabine Krüger.'],
      ['unknown', 'la la'],
    ]);
  });

  test('of turns cannot be made to have more of them', () => {
    const text = writeTranscript([{ speaker: 'agent', text: 'Hello.\nContact: my email is a@x.test' }]);
    expect(readTranscript(text).turns).toHaveLength(1);
    expect(extract('en', text).found).toEqual([]);
  });
});

test('long turns take no longer than they must', () => {
  for (const part of [
    'a',
    '1',
    '1.',
    'a@',
    'a.a@',
    'A ',
    'no, ',
    '+1 ',
    'dot ',
    '"',
    'I work for A ',
    'a dot ',
    '1,000 ',
    'Oil ',
  ])
    expect(
      extract('en', `A: your name, budget, heating?\nC: ${part.repeat(100_000 / part.length)}`).found.length,
    ).toBeLessThan(4);
});
