/** Lengths, or values of numbers. */
export interface Range {
  readonly min?: number;
  readonly max?: number;
}

/** A request's lists and objects shown whole would make messages as long as requests. */
const maxShown = 4096;
/** What closes a list of objects stays, so that the text is one still. */
const endShown = 2;

const shorten = (shown: string): string =>
  shown.length > maxShown ? `${shown.slice(0, maxShown)}…${shown.slice(-endShown)}` : shown;

/** Tells what of a member is wrong, in AWS's words; `shown` is its value, undefined where there is none. */
export const fault = (shown: string | undefined, path: string, rule: string): string =>
  shown === undefined
    ? `Value null at '${path}' failed to satisfy constraint: ${rule}`
    : `Value '${shorten(shown)}' at '${path}' failed to satisfy constraint: ${rule}`;

/** Some operations tell what is wrong with a member without its value, and write its name with a capital. */
export const unshownFault = (path: string, rule: string): string =>
  `Value at '${path}' failed to satisfy constraint: ${rule}`;

/** The rules of a length, in the order in which AWS tells them. */
const lengthRules = ({
  min,
  max,
}: Range): (readonly [rule: string, fails: (length: number) => boolean])[] => [
  ...(max === undefined
    ? []
    : [[`Member must have length less than or equal to ${max}`, (length: number) => length > max] as const]),
  ...(min === undefined
    ? []
    : [
        [
          `Member must have length greater than or equal to ${min}`,
          (length: number) => length < min,
        ] as const,
      ]),
];

/** All rules of a length together. */
export const allLengthRules = (range: Range): string =>
  lengthRules(range)
    .map(([rule]) => rule)
    .join(', ');

/** The rules that a length fails. */
export const failedLengths = (length: number, range: Range): string[] =>
  lengthRules(range).flatMap(([rule, fails]) => (fails(length) ? [rule] : []));

/** Shows a value that has no shape of its own as Java does. */
export const showPlain = (value: unknown): string => {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return `[${value.map(showPlain).join(', ')}]`;
  if (typeof value !== 'object') return String(value);
  const fields = Object.entries(value).map(([name, field]) => `${name}=${showPlain(field)}`);
  return `{${fields.join(', ')}}`;
};
