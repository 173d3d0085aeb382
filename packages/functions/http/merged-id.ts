import * as v from 'valibot';

/** What of a route decides. */
interface Named {
  path: string;
  refusesMerged?: true;
}

type ContactParameter = 'id' | 'contact_id';

/** The parameter of a path that names a contact; undefined where it names none. */
export const contactParameterOf = ({ path }: Pick<Named, 'path'>): ContactParameter | undefined => {
  if (/^\/api\/(crm\/)?contacts\/\{id\}/.test(path)) return 'id';
  return path.includes('{contact_id}') ? 'contact_id' : undefined;
};

/** Tells whether a route does what it is for of the contact that the one in its path is part of by now. */
export const followsMerged = (route: Named): boolean =>
  contactParameterOf(route) !== undefined && !route.refusesMerged;

const mergedInto = v.pipe(
  v.optional(v.string()),
  v.description('Where the id is that of a contact which was merged: the contact that was answered instead'),
);

/** The answer of a route with what it says where its contact is part of another one by now. */
export const withMergedInto = <S extends v.GenericSchema | null>(route: Named & { answer: S }): S => {
  const { answer } = route;
  if (!followsMerged(route) || !answer || !('entries' in answer)) return answer;
  return v.object({ ...(answer.entries as v.ObjectEntries), merged_into: mergedInto }) as never;
};

/** Gives each run of a request the same ids in the same order. */
export const idsAnew = (newId: (prefix: string) => string): (() => (prefix: string) => string) => {
  const made: string[] = [];
  return () => {
    let next = 0;
    return (prefix) => {
      const id = made[next] ?? newId(prefix);
      made[next] = id;
      next++;
      return id;
    };
  };
};
