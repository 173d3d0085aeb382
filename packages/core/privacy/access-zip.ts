import { writeZip, type ZipEntry } from '../zip/zip.ts';
import { accessHtml } from './access-html.ts';
import type { AccessLanguage, AccessPackage } from './access-package.ts';

async function* textBytes(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

/** Writes a person's record as one archive: for programs as JSON, and to be read as a page. */
export const writeAccessZip = (
  data: AccessPackage,
  language: AccessLanguage,
  attached: Iterable<ZipEntry> = [],
): AsyncGenerator<Uint8Array> =>
  writeZip([
    { name: 'data.json', bytes: textBytes(`${JSON.stringify(data, null, 2)}\n`) },
    {
      name: language === 'de' ? 'Ihre-Daten.html' : 'your-data.html',
      bytes: textBytes(accessHtml(data, language)),
    },
    ...attached,
  ]);
