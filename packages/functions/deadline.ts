import type { Context } from 'aws-lambda';

/** What a function knows of its own run. */
export type Invocation = Pick<Context, 'getRemainingTimeInMillis'>;

/** Left (ms) for telling that the table was busy to the end, which may be tried again at once; a timeout tells less. */
const margin = 10_000;

/** Answers until when (ms since the epoch) a function that nobody waits for goes on with a busy table. */
export const deadlineOf = ({ getRemainingTimeInMillis }: Invocation): number =>
  Date.now() + getRemainingTimeInMillis() - margin;
