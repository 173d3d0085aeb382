import type { Item } from '../table/item.ts';
import type { ItemEvents } from './noun-events.ts';
import { viewOf } from './view.ts';

interface Run<State extends string> {
  /** The states in which it ends; its progress until then is no event. */
  ends: readonly State[];
  /** Who began it. */
  ownerOf: (item: Item) => unknown;
  shows: readonly string[];
}

/**
 * The end of runs, shown with all that came of them: what was known a moment before says nothing to who hears of the
 * end alone.
 */
export const runItems = <const State extends string>(
  sk: string,
  { ends, ownerOf, shows }: Run<State>,
): ItemEvents<State> => ({
  sk,
  streamed: { ends },
  views: (item) => {
    const owner = ownerOf(item);
    return [{ ...viewOf(item, shows), ...(typeof owner === 'string' && { owner }) }];
  },
  happened: (before, after) => {
    const state = ends.find((one) => one === after?.shown.state);
    return state === before?.shown.state ? undefined : state;
  },
  showsAll: true,
});
