type Path = readonly string[];

/** Path → a short name for it: what is left without the parts that all the paths begin or end with. */
export const distinguishingParts = (paths: readonly Path[]): Map<Path, string> => {
  const alone = paths.length === 1;
  const leading = alone ? 0 : sharedLength(paths);
  const trailing = alone ? 0 : sharedLength(paths.map((path) => path.slice(leading).toReversed()));
  return new Map(paths.map((path) => [path, path.slice(leading, path.length - trailing).join('-')]));
};

/** How many first parts all paths share; each keeps at least one of its own. */
const sharedLength = (paths: readonly Path[]): number => {
  const [first = []] = paths;
  const most = Math.min(...paths.map(({ length }) => length)) - 1;
  const shared = first.findIndex(
    (part, index) => index >= most || paths.some((path) => path[index] !== part),
  );
  return Math.max(0, shared);
};
