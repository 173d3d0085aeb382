import type { Team } from '../team/team.schema.ts';

const day = 86_400_000;

/** Days for which what an undo needs is kept beyond its window, for those that begin at its end. */
const spare = 35;

/** Answers until when (ISO) a merge of `at` can be undone. */
export const undoUntil = ({ settings }: Pick<Team, 'settings'>, at: string): string =>
  new Date(Date.parse(at) + settings.duplicates.undo_days * day).toISOString();

/** Answers when what the undo of a merge of `at` needs may be forgotten, in seconds. */
export const keptUntil = (team: Pick<Team, 'settings'>, at: string): number =>
  Math.ceil((Date.parse(undoUntil(team, at)) + spare * day) / 1_000);
