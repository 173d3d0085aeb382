import anyAscii from 'any-ascii';
import { expect, test } from 'vitest';
import { whyNotPair } from '#core/duplicate/auto-merge.ts';
import { blockingKeys } from '#core/duplicate/blocking-keys.ts';
import { pairsPerContact } from '#core/duplicate/blocks.ts';
import { findPairs } from '#core/duplicate/find-pairs.ts';
import { profileOf } from '#core/duplicate/profile.ts';
import { groupQuality, truePairs } from './measure.ts';
import { listings, peopleWithBirthdays } from './other-sets.ts';
import type { Labelled } from './people.ts';
import { labelledSet } from './variations.ts';

const asked = { threshold: 60, matchEmail: true };

const found = (set: readonly Labelled[], customFields: readonly string[] = []) => {
  const profiles = set.map(({ subject }) => profileOf(subject, { customFields, romanise: anyAscii }));
  return { profiles, truth: truePairs(set), ...findPairs(profiles, { ...asked, customFields }) };
};

const always = { enabled: true, when: 'exact_keys', min_score: 97, keep: 'newest', daily_cap: 1 } as const;

test('people who are there twice are found, and few others', () => {
  const { profiles, truth, pairs, cost } = found(labelledSet(77, 2_000, 400));
  const at85 = groupQuality(truth, pairs, 85);
  expect(at85.precision).toBeGreaterThanOrEqual(0.99);
  expect(at85.recall).toBeGreaterThanOrEqual(0.92);
  expect(at85.largest).toBeLessThanOrEqual(6);
  const merged = groupQuality(
    truth,
    pairs.filter((pair) => whyNotPair(pair, always) === undefined),
    0,
  );
  expect(merged.wrong).toEqual([]);
  expect(cost.compared).toBeLessThanOrEqual(pairsPerContact * profiles.length);
  const keys = new Map(profiles.map((one) => [one.id, new Set(blockingKeys(one).map(({ key }) => key))]));
  const met = [...truth].filter((name) => {
    const [one, other] = name.split(' ').map((id) => keys.get(id));
    return one && other && !one.isDisjointFrom(other);
  });
  expect(met.length / truth.size).toBeGreaterThanOrEqual(0.985);
});

test('people with a birthday and no number are found', () => {
  const { truth, pairs } = found(peopleWithBirthdays(77, 150), ['dob', 'city']);
  const { precision, recall } = groupQuality(truth, pairs, 85);
  expect(precision).toBeGreaterThanOrEqual(0.99);
  expect((2 * precision * recall) / (precision + recall)).toBeGreaterThanOrEqual(0.95);
});

test('listings of sites that share numbers are found', () => {
  const { truth, pairs } = found(listings(77, 300), ['dob', 'city']);
  const { precision, recall } = groupQuality(truth, pairs, 85);
  expect(precision).toBeGreaterThanOrEqual(0.93);
  expect(recall).toBeGreaterThanOrEqual(0.7);
});
