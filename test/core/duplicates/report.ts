import anyAscii from 'any-ascii';
import { whyNotPair } from '#core/duplicate/auto-merge.ts';
import { findPairs } from '#core/duplicate/find-pairs.ts';
import { profileOf } from '#core/duplicate/profile.ts';
import { groupQuality, type Quality, truePairs } from './measure.ts';
import { listings, peopleWithBirthdays } from './other-sets.ts';
import type { Labelled } from './people.ts';
import { labelledSet } from './variations.ts';

/** Prints how well duplicates are found in labelled sets: `node test/core/duplicates/report.ts [seed …]`. */

const tell = (text: string) => process.stdout.write(`${text}\n`);

const always = { enabled: true, when: 'exact_keys', min_score: 97, keep: 'newest', daily_cap: 1 } as const;

const told = ({ precision, recall, largest, wrong }: Quality): string =>
  `P ${precision.toFixed(4)}  R ${recall.toFixed(4)}  F1 ${((2 * precision * recall) / (precision + recall)).toFixed(4)}  wrong ${wrong.length}  largest ${largest}`;

const report = (title: string, set: readonly Labelled[], customFields: readonly string[] = []): void => {
  const from = process.cpuUsage();
  const profiles = set.map(({ subject }) => profileOf(subject, { customFields, romanise: anyAscii }));
  const { pairs, shared, cost } = findPairs(profiles, { threshold: 60, matchEmail: true, customFields });
  const seconds = process.cpuUsage(from).user / 1e6;
  const truth = truePairs(set);
  tell(`${title}: ${set.length} contacts, ${truth.size} true pairs, ${shared.length} shared values`);
  tell(
    `  ${cost.compared} compared (${(cost.compared / set.length).toFixed(1)} a contact), blocks of ${cost.largestBlock} (limit ${cost.blockLimit}), ${seconds.toFixed(1)} s of processor`,
  );
  for (const threshold of [85, 90, 95])
    tell(`  at ${threshold}  ${told(groupQuality(truth, pairs, threshold))}`);
  const byKeys = pairs.filter((pair) => whyNotPair(pair, always) === undefined);
  tell(`  auto, exact keys  ${told(groupQuality(truth, byKeys, 0))}`);
  const byScore = pairs.filter((pair) => whyNotPair(pair, { ...always, when: 'score' }) === undefined);
  tell(`  auto, score 97    ${told(groupQuality(truth, byScore, 0))}`);
};

const given = process.argv.slice(2).map(Number);
for (const seed of given.length > 0 ? given : [101]) {
  report(`people ${seed}`, labelledSet(seed));
  report(`birthdays ${seed}`, peopleWithBirthdays(seed, 250), ['dob', 'city']);
  report(`listings ${seed}`, listings(seed, 800), ['dob', 'city']);
}
