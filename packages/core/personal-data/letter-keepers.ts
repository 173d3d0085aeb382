import * as v from 'valibot';
import { listFiles } from '../files/list-files.ts';
import { fileKeeper, type Look } from './file-keeper.ts';
import type { StoreKeeper } from './keeper.ts';
import type { Subject } from './subject.ts';
import { tracesOf } from './traces.ts';

const letterSchema = v.looseObject({
  payload: v.pipe(v.string(), v.parseJson(), v.looseObject({ Records: v.array(v.unknown()) })),
});

/**
 * What of a dead letter is the person's: its records. Of those, the projection told nothing yet: the erasure of the items
 * themselves tells what there is to tell.
 */
const lookAtLetter = (subject: Subject) => {
  const traces = tracesOf(subject);
  const isOwn = (record: unknown) => {
    const text = JSON.stringify(record);
    return (
      (subject.contact_ids.some((id) => text.includes(id)) && text.includes(subject.team_id)) ||
      traces.toldIn(record)
    );
  };
  return (bytes: Buffer): Look | undefined => {
    const letter = v.safeParse(v.pipe(v.string(), v.parseJson(), letterSchema), bytes.toString());
    if (!letter.success) return undefined;
    const { payload, ...rest } = letter.output;
    const found = payload.Records.filter(isOwn);
    if (found.length === 0) return undefined;
    const Records = payload.Records.filter((record) => !found.includes(record));
    const left = JSON.stringify({ ...rest, payload: JSON.stringify({ ...payload, Records }) });
    return { found, left: Records.length === 0 ? null : Buffer.from(left) };
  };
};

export const givenUpChanges = fileKeeper({
  open: ({ deadLetters }) => deadLetters,
  files: async function* ({ deadLetters }, subject) {
    const look = lookAtLetter(subject);
    for await (const key of listFiles(deadLetters, 'aws/lambda/')) yield { key, look };
  },
});

/**
 * Nothing reads this queue but people who look after the stage; its messages are events of calls, of files and of the
 * clock, and end after 14 days. What is taken away by that is said here, and not by a count.
 */
export const givenUpEvents: StoreKeeper = {
  find: async function* () {
    yield* [];
  },
  erase: async () => ({ count: 0, query: 'messages end 14 days after they came' }),
};
