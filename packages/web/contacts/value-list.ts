import { splitList } from '../../core/text/split-list.ts';

/** What stands between values, or looks like quotes around one, is put in quotes, as in CSV. */
const quoted = (text: string): string =>
  /[,;|]|^\s*"/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** Several values as the API's query strings hold them: with commas between. */
export const joinValues = (values: readonly string[]): string => values.map(quoted).join(',');

export const splitValues = (text: string): string[] => splitList(text, ',').filter((one) => one !== '');
