import { derivedId } from '../../id.ts';
import { nextNight } from '../../scan/scan-schedule.ts';
import { tallyOf } from '../../schedule/tally.ts';
import { dueRecords } from '../../table/due.ts';
import type { Table } from '../../table/table.ts';
import { findTeamItem } from '../../team/team.item.ts';
import type { Team } from '../../team/team.schema.ts';
import { joinedReports, RetentionTally } from '../retention-report.ts';
import { nextPartition, readCandidates } from './candidates.ts';
import { firstSeen, lookAt, moveCalled } from './look-at.ts';
import {
  beginRetentionRun,
  dueRetentionPk,
  endRetentionRun,
  findOpenRun,
  moveRun,
  planRetention,
} from './retention-run.item.ts';
import type { Chunk, StoredRun } from './retention-run.schema.ts';
import { workChunk } from './work-chunk.ts';

/** Contacts of a chunk, and of a team in one run of the schedule: so a large run is spread over the day. */
const perChunk = 50;
const perTick = 5_000;

/** A run that began late does not begin again the same night. */
const halfDay = 43_200_000;

/** So long (ms) before the end nothing further is begun. */
const reserve = 60_000;

interface Tick {
  at: Date;
  /** Until when (ms since the epoch) it may go on. */
  until: number;
}

/** A run as its terms are frozen. */
const newRun = ({ id, settings }: Team, at: string, now: string): StoredRun => {
  const terms = { at, policy: settings.retention };
  return {
    id: derivedId('ret', Date.parse(at), id),
    team_id: id,
    state: 'running',
    ...terms,
    trash_days: settings.trash_days,
    report: new RetentionTally(at).report,
    position: nextPartition(terms),
    chunk: null,
    created_at: now,
    ended_at: null,
    version: 1,
  };
};

const termsOf = (run: StoredRun) => ({ ...run, trashDays: run.trash_days });

/** Reads the next contacts, decides, and has those that are due be a chunk. */
const takeChunk = async (table: Table, run: StoredRun): Promise<Chunk | undefined> => {
  if (!run.position) return undefined;
  const terms = termsOf(run);
  const { ids, next } = await readCandidates(table, terms, run.position, perChunk);
  const all = await lookAt(table, terms, ids);
  const looked = firstSeen(all, terms, run.position.source);
  const tally = new RetentionTally(run.at);
  const due: Chunk['due'] = [];
  for (const { contact, decision } of looked)
    if (decision.action === 'keep') tally.add(contact, decision);
    else due.push({ id: contact.id, ...decision });
  await moveCalled(table, all);
  return { due, report: tally.report, next };
};

/** Takes a run one step on; undefined where somebody else has by now, and it is read anew. */
const step = async (table: Table, team: Team, run: StoredRun): Promise<StoredRun | undefined> => {
  const { chunk } = run;
  if (!chunk) {
    const taken = await takeChunk(table, run);
    return taken && moveRun(table, run, { chunk: taken });
  }
  const report = await workChunk(table, { team, run: termsOf(run), now: new Date() }, chunk);
  return moveRun(table, run, {
    report: joinedReports(run.at, [run.report, chunk.report, report]),
    position: chunk.next,
    chunk: null,
  });
};

/** Goes on with a run of a team until it is done, or its part of this time is. */
const goOn = async (table: Table, team: Team, begun: StoredRun, { until }: Tick): Promise<StoredRun> => {
  let run = begun;
  while (run.state === 'running' && (run.position || run.chunk)) {
    const worked = run.report.seen - begun.report.seen;
    if (worked >= perTick || Date.now() > until - reserve) break;
    const next = (await step(table, team, run)) ?? (await findOpenRun(table, team.id));
    if (next?.id !== run.id) break;
    run = next;
  }
  return run;
};

type RunTally = ReturnType<typeof tallyOf<'run-retention'>>;

const counted = [
  ['trash', 'trashed'],
  ['delete', 'removed'],
] as const;

const runTeam = async (
  table: Table,
  team: Team,
  tick: Tick,
  tally: RunTally,
): Promise<StoredRun | undefined> => {
  const open = await findOpenRun(table, team.id);
  if (!open && team.settings.retention.rules.length === 0) {
    await planRetention(table, team.id, null);
    return undefined;
  }
  const now = new Date();
  const begun = open ?? newRun(team, tick.at.toISOString(), now.toISOString());
  if (!open && !(await beginRetentionRun(table, begun))) return undefined;
  const run = await goOn(table, team, begun, tick);
  for (const [action, name] of counted)
    tally.add(team.id, name, run.report.counts[action] - begun.report.counts[action]);
  const isOver = run.state === 'running' && !run.position && !run.chunk;
  if (isOver)
    await endRetentionRun(table, run, {
      ended_at: now.toISOString(),
      due: nextNight(new Date(Date.parse(run.at) + halfDay)),
    });
  return run;
};

/**
 * Carries out the policies of all teams that are due. A run is frozen when it begins: who works on it, with which
 * clock, how late and how often it is killed, what was due at its time is what goes, if it is still due as it goes.
 */
export const runRetention = async (table: Table, tick: Tick, tally = tallyOf('run-retention')) => {
  for await (const { teamId } of dueRecords(table, dueRetentionPk, tick.at.toISOString())) {
    if (Date.now() > tick.until - reserve) break;
    const team = await findTeamItem(table, teamId);
    const run = team && (await runTeam(table, team, tick, tally));
    if (!run) continue;
    tally.add(teamId, 'runs');
  }
  return { cutoff: tick.at.toISOString(), ...tally.total };
};
