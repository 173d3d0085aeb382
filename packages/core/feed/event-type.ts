import type { Fault } from '../error.ts';
import type { FeedEvent } from './feed.schema.ts';
import { type EventType, nouns } from './nouns.ts';

/** An event to be written: of a type that a noun declares. */
export type NewEvent = FeedEvent & { type: EventType };

/** All types of events, with what they mean. */
export const eventTypes: readonly { type: EventType; means: string }[] = nouns.flatMap(({ types }) => types);

/** Values of filters of events: a type, all of a kind as `contact.*`, or `*`. */
export const eventFilters: readonly string[] = [
  '*',
  ...nouns.map(({ kind }) => `${kind}.*`),
  ...eventTypes.map(({ type }) => type),
];

/** Tells whether one of the filters names the type. */
export const matchesType = (filters: readonly string[], type: string): boolean =>
  filters.some((filter) => filter === '*' || filter === type || filter === `${type.split('.')[0]}.*`);

/** Faults of the filters that somebody asks for. */
export const typeFaults = ({ types = [] }: { types?: readonly string[] | undefined }): Fault[] =>
  types.flatMap((type, index) =>
    eventFilters.includes(type)
      ? []
      : [
          {
            param: `types.${index}`,
            code: 'unknown_value',
            message: `There are no events of this type. Allowed: ${eventFilters.join(', ')}.`,
            allowed: eventFilters,
          },
        ],
  );
