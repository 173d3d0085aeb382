import { failure } from '../error.ts';

/** Days after its end for which a deed can be undone. */
export const undoDays = 30;

/** The state of a deed that somebody wants undone. */
interface Deed {
  noun: 'import' | 'job';
  isUndone: boolean;
  /** Why it cannot be undone yet. */
  open?: string | undefined;
  finished_at: string | null;
}

export const refuseUndo = (code: string, message: string) => failure('conflict', code, message);

export const undoRunning = (noun: string, jobId: string | null) =>
  refuseUndo('undo_running', `The job ${jobId} is undoing the ${noun}.`);

/** @throws CallbookError `<noun>_undone`, `<noun>_not_ended`, `undo_expired` */
export const requireUndoable = ({ noun, isUndone, open, finished_at }: Deed, now: Date): void => {
  if (isUndone) throw refuseUndo(`${noun}_undone`, `The ${noun} is undone already.`);
  if (open !== undefined) throw refuseUndo(`${noun}_not_ended`, open);
  if (now.getTime() - Date.parse(finished_at ?? '') <= undoDays * 86_400_000) return;
  const article = noun === 'import' ? 'An import' : 'A job';
  throw refuseUndo('undo_expired', `${article} can be undone for ${undoDays} days after its end.`);
};
