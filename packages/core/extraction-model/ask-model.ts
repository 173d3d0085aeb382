import { randomBytes } from 'node:crypto';
import type { Claim } from '../extraction/accept.ts';
import { type Answer, type AnswerFailure, asksAgain, failureOf, readConverse } from '../extraction/answer.ts';
import { type FieldSet, fieldSets } from '../extraction/answer-schema.ts';
import { type Question, questionFor } from '../extraction/question.ts';
import type { Target } from '../extraction/target.ts';
import type { Transcript } from '../extraction/transcript.ts';

/** Puts a question to a model, and answers what Converse does. */
export type Ask = (question: Question) => Promise<unknown>;

export interface Asking {
  ask: Ask;
  modelId: string;
  transcript: Transcript;
  /** Waits for a while (ms) before the next attempt. */
  pause: (time: number) => Promise<void>;
}

const statusOf = (error: unknown): unknown => Object(Object(error).$metadata).httpStatusCode;

/** Names the failure of a question. Whatever else an error tells may quote what was said, and goes no further. */
const failureIn = (error: unknown): AnswerFailure => {
  if (error instanceof Error && error.name === 'AnswerTooLarge') return 'too_large';
  const failure = failureOf(error);
  return failure === 'unavailable' && statusOf(error) === 429 ? 'throttled' : failure;
};

const askOnce = async ({ ask, modelId, transcript }: Asking, set: FieldSet): Promise<Answer> => {
  const mark = `transcript-${randomBytes(12).toString('hex')}`;
  try {
    return readConverse(set, await ask(questionFor(modelId, set, transcript, mark)));
  } catch (error) {
    return { failure: failureIn(error) };
  }
};

/** So long is waited after the first attempt (ms), and twice as long after each more; somewhat less by chance. */
const firstPause = 1_000;

const askPatiently = async (asking: Asking, set: FieldSet): Promise<Answer> => {
  for (let attempt = 1; ; attempt++) {
    const answer = await askOnce(asking, set);
    if (!answer.failure || !asksAgain(answer.failure, attempt)) return answer;
    await asking.pause(firstPause * 2 ** (attempt - 1) * (0.5 + Math.random() / 2));
  }
};

/**
 * Asks a model what a contact says of these fields, some of them at a time, each up to three times. All is answered, or
 * why nothing is.
 */
export const askModel = async (asking: Asking, targets: readonly Target[]): Promise<Answer> => {
  const claims: Claim[] = [];
  for (const set of fieldSets(targets)) {
    const answer = await askPatiently(asking, set);
    if (answer.failure) return answer;
    claims.push(...(answer.claims ?? []));
  }
  return { claims };
};
