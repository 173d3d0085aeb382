/** What a walk over JSON finds out before anything is made of it. */
export interface JsonForm {
  depth: number;
  repeated: boolean;
}

interface Level {
  keys: Set<string> | undefined;
  /** Whether a text that comes now is a key. */
  expectsKey: boolean;
}

const endOfText = (json: string, start: number): number => {
  let at = start + 1;
  while (at < json.length && json[at] !== '"') at += json[at] === '\\' ? 2 : 1;
  return at;
};

/** A key as it is meant; escapes may hide that it is there already. */
const keyOf = (json: string, start: number, end: number): string => {
  const raw = json.slice(start + 1, end);
  if (!raw.includes('\\')) return raw;
  try {
    return String(JSON.parse(`"${raw}"`));
  } catch {
    return raw;
  }
};

/** Takes note of a text that may be a key; whether it is one that its object has already. */
const isRepeated = (level: Level | undefined, json: string, start: number, end: number): boolean => {
  if (!level?.keys || !level.expectsKey) return false;
  const key = keyOf(json, start, end);
  const repeated = level.keys.has(key);
  level.keys.add(key);
  level.expectsKey = false;
  return repeated;
};

/** Follows a sign into and out of objects and lists. */
const follow = (levels: Level[], sign: string | undefined): void => {
  const level = levels.at(-1);
  if (sign === '{') levels.push({ keys: new Set(), expectsKey: true });
  else if (sign === '[') levels.push({ keys: undefined, expectsKey: false });
  else if (sign === '}' || sign === ']') levels.pop();
  else if (sign === ',' && level) level.expectsKey = true;
};

/** Measures how deep a JSON text goes, and whether an object in it has a key twice. Goes no deeper than `most`. */
export const formOf = (json: string, most: number): JsonForm => {
  const levels: Level[] = [];
  let [depth, repeated] = [0, false];
  for (let at = 0; at < json.length && depth <= most; at += 1) {
    if (json[at] === '"') {
      const end = endOfText(json, at);
      repeated = isRepeated(levels.at(-1), json, at, end) || repeated;
      at = end;
    } else follow(levels, json[at]);
    depth = Math.max(depth, levels.length);
  }
  return { depth, repeated };
};
