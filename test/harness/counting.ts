import type { Caller } from './api-team.ts';

/** A caller whose requests are counted, as those of a page. */
export const counting = (caller: Caller) => {
  let requests = 0;
  const counted =
    <Given extends unknown[], Answer>(ask: (...given: Given) => Answer) =>
    (...given: Given): Answer => {
      requests++;
      return ask(...given);
    };
  return {
    get: counted(caller.get),
    post: counted(caller.post),
    patch: counted(caller.patch),
    /** Answers how many requests there were since it was last asked. */
    spent: (): number => {
      const spent = requests;
      requests = 0;
      return spent;
    },
  };
};
