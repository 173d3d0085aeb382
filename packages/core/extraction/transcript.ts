import * as v from 'valibot';
import { prose } from '../text/text.schema.ts';

/** Who speaks. What nobody is named for is nobody's, and evidence for nothing. */
type Speaker = 'agent' | 'contact' | 'unknown';

/** What somebody says at a stretch: where its words begin and end in the text. */
export interface Turn {
  speaker: Speaker;
  start: number;
  end: number;
}

export interface Transcript {
  text: string;
  turns: readonly Turn[];
}

/** A place in a transcript, in UTF-16 code units; `end` is behind the last of them. */
export interface Span {
  start: number;
  end: number;
}

/** A transcript as text: a line for each turn, which begins with who speaks, as `Agent:` and `Contact:`. */
const transcriptSchema = prose(400_000);

const agents =
  'agent|a|rep|representative|advisor|assistant|bot|caller|mitarbeiter|mitarbeiterin|berater|beraterin';
const contacts =
  'contact|c|customer|client|lead|prospect|callee|kunde|kundin|kontakt|interessent|interessentin';
const label = new RegExp(
  `^(?:\\[[\\d:.]{1,12}\\] ?)?(?:(${agents})|(${contacts})|[\\p{L}\\d .]{1,40}): ?`,
  'iu',
);

/**
 * Reads who says what. A line without a speaker goes on with what was said before it; before the first one nobody
 * speaks.
 */
export const readTranscript = (given: string): Transcript => {
  const text = v.parse(transcriptSchema, given);
  const turns: Turn[] = [];
  let at = 0;
  for (const line of text.split('\n')) {
    const found = label.exec(line);
    const end = at + line.length;
    const last = turns.at(-1);
    if (found) {
      const speaker = found[1] ? 'agent' : found[2] ? 'contact' : 'unknown';
      turns.push({ speaker, start: at + found[0].length, end });
    } else if (last) last.end = end;
    at = end + 1;
  }
  return { text, turns };
};

/** A transcript of turns, as text in which places can be named. */
export const writeTranscript = (turns: readonly { speaker: 'agent' | 'contact'; text: string }[]): string =>
  turns
    // A line within a turn that looks like another speaker's is not one.
    .map(({ speaker, text }) => `${speaker === 'agent' ? 'Agent' : 'Contact'}: ${text.replaceAll('\n', ' ')}`)
    .join('\n');

/** Tells whether a place lies within what the contact says at a stretch. */
export const isContacts = ({ turns }: Transcript, { start, end }: Span): boolean =>
  start < end && turns.some((turn) => turn.speaker === 'contact' && turn.start <= start && end <= turn.end);
