import { type CountOf, type ScheduleId, schedules } from './schedules.schema.ts';

/** Counts what a run does, for all teams together and for each. */
export class Tally<Name extends string = string> {
  readonly total: Record<Name, number>;
  /** Of the teams for which something was done. */
  readonly teams = new Map<string, Partial<Record<Name, number>>>();

  constructor(names: readonly Name[]) {
    this.total = Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>;
  }

  add(teamId: string, name: Name, by = 1): void {
    if (by === 0) return;
    const ofTeam: Partial<Record<Name, number>> = this.teams.get(teamId) ?? {};
    ofTeam[name] = (ofTeam[name] ?? 0) + by;
    this.teams.set(teamId, ofTeam);
    this.total[name] += by;
  }
}

/** A tally of what a schedule counts. */
export const tallyOf = <Id extends ScheduleId>(id: Id): Tally<CountOf<Id>> =>
  new Tally<CountOf<Id>>(schedules[id].counts);
