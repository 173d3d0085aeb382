import type { View, Views } from './view.ts';

/** The events of a noun that callers read who do not see the whole team. */
export type Readers =
  /** None. */
  | 'admins'
  /** All: whoever manages contacts may read the records themselves. */
  | 'managers'
  /** Those of the runs that the reader began. */
  | 'owner'
  /** Those of contacts in the reader's departments. */
  | 'departments';

/** The changes of items that the table's stream brings. */
export type Streamed =
  | 'all'
  /** All, of items whose sort keys begin with the given one. */
  | 'prefix'
  /** Their beginning, and what others than the projection have written since. */
  | 'written'
  /** Those to a state in which a run ends. */
  | { ends: readonly string[] };

/** Decides what happened to a record by its views before and after; undefined where that is no event. */
export type Happened<What extends string> = (
  before: View | undefined,
  after: View | undefined,
) => What | undefined;

/** The items whose changes are events of a noun. */
export interface ItemEvents<What extends string> {
  /** Their sort key; what it begins with, where items are `written` or known by a `prefix`. */
  sk: string;
  streamed?: Streamed;
  views: Views;
  happened: Happened<What>;
  /** Events show what has not changed as well. */
  showsAll?: true;
}

/** The events of a noun: their types such as `contact.created`, and who may read them. */
export interface NounEvents<Type extends string> {
  /** The subject of the events, and the first part of their types. */
  kind: string;
  readers: Readers;
  /** Properties that only admins and the record itself see, where it is a member. */
  personal: readonly string[];
  /** Each type with the sentence that documents it. */
  types: readonly { type: Type; means: string }[];
  items: readonly ItemEvents<Type>[];
}

interface Declaration<Kind extends string, Verb extends string> {
  kind: Kind;
  readers: Readers;
  personal?: readonly string[];
  /** The second part of each type, with a sentence on what it means. */
  happenings: Readonly<Record<Verb, string>>;
  items: readonly ItemEvents<NoInfer<Verb>>[];
}

/** The events of a noun. Only what `happenings` names can happen to it. */
export const nounEvents = <const Kind extends string, const Verb extends string>({
  kind,
  readers,
  personal = [],
  happenings,
  items,
}: Declaration<Kind, Verb>): NounEvents<`${Kind}.${Verb}`> => {
  const typeOf = (verb: Verb) => `${kind}.${verb}` as const;
  return {
    kind,
    readers,
    personal,
    types: Object.entries<string>(happenings).map(([verb, means]) => ({ type: typeOf(verb as Verb), means })),
    items: items.map((one) => ({
      ...one,
      happened: (before, after) => {
        const verb = one.happened(before, after);
        return verb === undefined ? undefined : typeOf(verb);
      },
    })),
  };
};
