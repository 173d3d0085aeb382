import type { Fault } from '../error.ts';
import { fold } from '../text/fold.ts';

/** The status that a text names among those of the team, the first where it names none. */
export const statusOf = (
  given: string | null,
  allowed: readonly string[],
): { status: string; fault?: Fault } => {
  if (given === null) return { status: allowed[0] ?? 'new' };
  const status = allowed.find((one) => fold(one).replaceAll(' ', '_') === fold(given).replaceAll(' ', '_'));
  if (status !== undefined) return { status };
  const message = `"${given}" is not one of ${allowed.join(', ')}.`;
  return { status: given, fault: { param: 'lead_status', code: 'lead_status_unknown', message, allowed } };
};
