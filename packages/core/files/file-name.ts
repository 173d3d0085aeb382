/** Most characters of a name; file systems take 255 bytes. */
const mostCharacters = 100;

/** What no file system takes, and what would be a path, hidden or a header of its own. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unfit = /[\u0000-\u001f\u007f-\u009f"*/:<>?\\|\u2028\u2029\p{Cf}]+/gu;

/** Names that Windows keeps for devices, whatever their ending. */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/** Makes the name of a file from a text that somebody has given, with its ending. */
export const fileName = (text: string, ending: string): string => {
  const plain = text.toWellFormed().normalize('NFC').replace(unfit, ' ').replace(/\s+/gu, ' ').trim();
  const short = [...plain.replace(/^[. ]+/, '')].slice(0, mostCharacters).join('');
  const stem = short.replace(/[. ]+$/, '').trim() || 'contacts';
  return `${device.test(stem) ? '_' : ''}${stem}.${ending}`;
};

const german: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  Ä: 'Ae',
  Ö: 'Oe',
  Ü: 'Ue',
  ß: 'ss',
};

/** The same name in ASCII, for programs that read no other. */
const asciiName = (name: string): string =>
  name
    .replace(/[\u00e4\u00f6\u00fc\u00c4\u00d6\u00dc\u00df]/g, (letter) => german[letter] ?? letter)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^ -~]/gu, '_')
    .replace(/["\\%]/g, '_');

/** Characters of RFC 8187 that stay; `encodeURIComponent` leaves a few more. */
const encoded = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/**
 * Makes the header by which a browser saves a file under its name (RFC 6266). The name in ASCII comes first: programs
 * that know the other form take that.
 */
export const contentDisposition = (name: string): string => {
  const ascii = asciiName(name);
  const plain = `attachment; filename="${ascii}"`;
  return ascii === name ? plain : `${plain}; filename*=UTF-8''${encoded(name)}`;
};
