import * as v from 'valibot';
import { pause } from './stream-batch.ts';

const answerSchema = v.object({ changes: v.number() });

/** Waits until the table may have changed since the mark `seen`, or so long at most; answers the mark of now. */
export type UntilChange = (seen: number | undefined, withinMs: number) => Promise<number | undefined>;

const ask = async (address: string, signal: AbortSignal): Promise<number | undefined> => {
  try {
    const answer = await fetch(address, { signal });
    const text = await answer.text();
    return answer.ok ? v.parse(v.pipe(v.string(), v.parseJson(), answerSchema), text).changes : undefined;
  } catch {
    // Not there, or no longer waited for.
    return undefined;
  }
};

/**
 * Asks the table's engine, which answers when something changes: followers that have nothing to do cost nothing.
 * DynamoDB Local does not know the question, so it is read again every `pollMs`.
 */
export const changesOf = (
  dynamodbUrl: string,
  { pollMs, signal }: { pollMs: number; signal: AbortSignal },
): UntilChange => {
  const address = `${dynamodbUrl}/_engine/changes`;
  return async (seen, withinMs) => {
    const late = AbortSignal.timeout(withinMs);
    const changes = await ask(
      seen === undefined ? address : `${address}?after=${seen}`,
      AbortSignal.any([signal, late]),
    );
    if (changes === undefined && !late.aborted) await pause(pollMs, signal);
    return changes ?? seen;
  };
};
