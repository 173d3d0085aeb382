/**
 * The parts of a text between separators (characters without a meaning in brackets of a pattern). As in CSV, a part in
 * double quotes may hold separators, and a quote twice stands for one; quotes that do not enclose a part are text.
 */
export const splitList = (text: string, separators: string): string[] => {
  const [first = ','] = separators;
  const part = new RegExp(
    `[${separators}](?:\\s*"((?:[^"]|"")*)"\\s*(?=[${separators}]|$)|([^${separators}]*))`,
    'g',
  );
  return [...`${first}${text}`.matchAll(part)].map(
    ([, quoted, plain = '']) => quoted?.replaceAll('""', '"') ?? plain.trim(),
  );
};
