import { type Archive, ArchiveRefused } from './archive.ts';
import { isDateFormat } from './cell-format.ts';
import { readAllXml, type XmlReader } from './xml.ts';

export interface Sheet {
  name: string;
  /** Its part in the archive. */
  part: string;
  hidden: boolean;
}

export interface Workbook {
  sheets: Sheet[];
  /** Whether its days are counted from 1904. */
  is1904: boolean;
  /** Texts that cells point to. */
  texts: readonly string[];
  /** Of each cell style, whether it shows a date. */
  dateStyles: readonly boolean[];
}

/** Characters of all texts that cells point to: they are held in memory. */
const mostTextCharacters = 67_108_864;

const read = async (archive: Archive, part: string, reader: XmlReader): Promise<boolean> => {
  const source = await archive.part(part);
  if (source) await readAllXml(source, reader);
  return source !== undefined;
};

/** `../xl/a.xml` beside `xl/workbook.xml` as the path that the archive knows. */
const resolved = (base: string, target: string): string =>
  new URL(target, `zip:///${base}`).pathname.slice(1);

/** Targets of relations by id, and by the last word of their type. */
const readRelations = async (archive: Archive, base: string) => {
  const byId = new Map<string, string>();
  const byType = new Map<string, string>();
  const at = base.lastIndexOf('/') + 1;
  await read(archive, `${base.slice(0, at)}_rels/${base.slice(at)}.rels`, {
    open: (name, { Id = '', Type = '', Target = '', TargetMode }) => {
      if (name !== 'Relationship' || TargetMode === 'External') return;
      const part = decodeURIComponent(resolved(base, Target));
      byId.set(Id, part);
      byType.set(Type.slice(Type.lastIndexOf('/') + 1), part);
    },
  });
  return { byId, byType };
};

const isTrue = (value: string | undefined) => value === '1' || value === 'true';

const readStyles = async (archive: Archive, part: string): Promise<boolean[]> => {
  const codes = new Map<number, string>();
  const styles: number[] = [];
  let inCells = false;
  await read(archive, part, {
    open: (name, { numFmtId = '0', formatCode }) => {
      if (name === 'numFmt' && formatCode !== undefined) codes.set(Number(numFmtId), formatCode);
      if (name === 'cellXfs') inCells = true;
      if (name === 'xf' && inCells) styles.push(Number(numFmtId));
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return styles.map((id) => isDateFormat(id, codes.get(id)));
};

/** `_x000D_` stands for a character that XML cannot hold. */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;

const readTexts = async (archive: Archive, part: string): Promise<string[]> => {
  const texts: string[] = [];
  let text = '';
  let characters = 0;
  let inText = false;
  // How a text is spoken stands beside it.
  let inPhonetic = false;
  await read(archive, part, {
    open: (name) => {
      if (name === 'si') text = '';
      else if (name === 'rPh') inPhonetic = true;
      else if (name === 't') inText = !inPhonetic;
    },
    text: (more) => {
      if (!inText) return;
      text += more;
      characters += more.length;
      if (characters > mostTextCharacters)
        throw new ArchiveRefused(
          'workbook_too_large',
          'The workbook holds more than 64 million characters of text. Save the sheet as CSV and import that.',
        );
    },
    close: (name) => {
      if (name === 't') inText = false;
      else if (name === 'rPh') inPhonetic = false;
      else if (name === 'si') texts.push(unescaped(text));
    },
  });
  return texts;
};

const notWorkbook = (what: string) =>
  new ArchiveRefused(
    'file_not_text',
    `The file is ${what}. Save the table as an Excel workbook (.xlsx) or as CSV (UTF-8) and import that.`,
  );

/** What else comes in a ZIP archive. */
const requireWorkbook = (archive: Archive, part: string | undefined): string => {
  if (part?.endsWith('.bin')) throw notWorkbook('a binary Excel workbook (.xlsb)');
  if (part && archive.has(part)) return part;
  if (archive.has('content.xml')) throw notWorkbook('an OpenDocument file');
  if (archive.has('word/document.xml')) throw notWorkbook('a Word document');
  throw notWorkbook('a ZIP archive without a workbook');
};

/** What is needed of a workbook to read its sheets. */
export const readWorkbook = async (archive: Archive): Promise<Workbook> => {
  const root = await readRelations(archive, '');
  const main = requireWorkbook(archive, root.byType.get('officeDocument') ?? 'xl/workbook.xml');
  const { byId, byType } = await readRelations(archive, main);
  const sheets: Sheet[] = [];
  let is1904 = false;
  await read(archive, main, {
    open: (name, { name: title = '', id = '', state, date1904 }) => {
      if (name === 'workbookPr') is1904 = isTrue(date1904);
      const part = byId.get(id);
      // A sheet that is a chart or a macro is no table.
      if (name === 'sheet' && part?.includes('worksheets/'))
        sheets.push({ name: title, part, hidden: state !== undefined && state !== 'visible' });
    },
  });
  const styles = byType.get('styles');
  const texts = byType.get('sharedStrings');
  return {
    sheets,
    is1904,
    dateStyles: styles === undefined ? [] : await readStyles(archive, styles),
    texts: texts === undefined ? [] : await readTexts(archive, texts),
  };
};
