import { itemEventsOf } from '../feed/nouns.ts';
import { inLanes } from '../lanes.ts';
import type { Table } from '../table/table.ts';
import { projectContact } from './contact-change.ts';
import { projectNoun } from './noun-change.ts';
import { projectTeam } from './project-team.ts';
import type { Projection } from './projection.ts';
import { toChange } from './stream-record.ts';

/** Teams of one batch at a time. */
const teamLanes = 4;

/** Tells whether records of items with this sort key are projected. */
export const isProjected = (sk: string): boolean => itemEventsOf(sk).length > 0;

const projectionsOf = (record: unknown): Projection[] => {
  const change = toChange(record);
  return change.sk === 'CONTACT' ? projectContact(change) : projectNoun(change);
};

/**
 * Projects records of the table's stream: timelines, counters, feed. Each is projected once, however often and beside
 * whom it comes, and whenever the work before was killed. Answers those that failed, by their place, and why; each
 * fails alone, with later ones of the same record.
 */
export const projectRecords = async (
  table: Table,
  records: readonly unknown[],
): Promise<Map<number, unknown>> => {
  const failed = new Map<number, unknown>();
  const places = new Map<Projection, number>();
  const seen = new Set<string>();
  const teams = new Map<string, Projection[]>();
  for (const [place, record] of records.entries()) {
    try {
      for (const one of projectionsOf(record)) {
        if (seen.has(one.id)) continue;
        seen.add(one.id);
        places.set(one, place);
        const ofTeam = teams.get(one.teamId) ?? [];
        ofTeam.push(one);
        teams.set(one.teamId, ofTeam);
      }
    } catch (error) {
      failed.set(place, error);
    }
  }
  await inLanes([...teams], teamLanes, async ([teamId, projections]) => {
    for (const [one, error] of await projectTeam(table, teamId, projections))
      failed.set(places.get(one) ?? 0, error);
  });
  return failed;
};
