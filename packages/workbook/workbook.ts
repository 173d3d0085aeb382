import { type Archive, ArchiveRefused } from './archive.ts';
import { type CellStyle, cellStyle } from './cell-format.ts';
import { readAllXml } from './xml.ts';
import type { XmlReader } from './xml-parser.ts';
import { placesOf } from './xml-place.ts';

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
  /** How cells show their numbers, by the number of their style. */
  styles: readonly CellStyle[];
}

/** Texts that cells point to, and their bytes as XML: they are held in memory. */
const mostTexts = 2_000_000;
const mostTextBytes = 134_217_728;
/** From so many on they must have a character each, on average: programs write each text once. */
const someTexts = 250_000;

const tooMuch = () =>
  new ArchiveRefused(
    'workbook_too_large',
    'The workbook holds more than 2 million texts, or 128 MB of them, or too many styles. Save the sheet as CSV and import that.',
  );

/** Bytes of a part that describes the workbook; real ones have less than one in a hundred of it. */
const mostBytes = 33_554_432;

const read = async (
  archive: Archive,
  part: string,
  reader: XmlReader,
  most = mostBytes,
): Promise<boolean> => {
  if (archive.sizeOf(part) > most) throw tooMuch();
  const source = await archive.part(part);
  if (source) await readAllXml(source, reader);
  return source !== undefined;
};

/** `../xl/a.xml` beside `xl/workbook.xml` as the path that the archive knows; as it stands where it is no path. */
const resolved = (base: string, given: string): string => {
  const target = given.replaceAll('\\', '/');
  const path = URL.parse(target, `zip:///${base}`)?.pathname.slice(1) ?? target;
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
};

const relationPlaces = placesOf({ Relationships: { Relationship: {} } });

/** The last word of a type of Office's own, in both spellings that there are. */
const officeType =
  /^http:\/\/(?:schemas\.openxmlformats\.org\/officeDocument\/2006|purl\.oclc\.org\/ooxml\/officeDocument)\/relationships\/(\w+)$/;

/** Targets of relations by the last word of their type, and of those that are worksheets by id. */
const readRelations = async (archive: Archive, base: string) => {
  const sheets = new Map<string, string>();
  const byType = new Map<string, string>();
  const at = base.lastIndexOf('/') + 1;
  await read(archive, `${base.slice(0, at)}_rels/${base.slice(at)}.rels`, {
    places: relationPlaces,
    open: (name, attributes) => {
      if (name !== 'Relationship' || attributes.get('TargetMode') === 'External') return;
      const part = resolved(base, attributes.get('Target') ?? '');
      const [, type] = officeType.exec(attributes.get('Type') ?? '') ?? [];
      if (type === undefined) return;
      byType.set(type, part);
      // One that is a chart or a macro is no table.
      if (type === 'worksheet') sheets.set(attributes.get('Id') ?? '', part);
    },
  });
  return { sheets, byType };
};

const isTrue = (value: string | undefined) => value === '1' || value === 'true';

/** Formats of changes for the better (`dxfs`) have ids of their own. */
const stylePlaces = placesOf({ styleSheet: { numFmts: { numFmt: {} }, cellXfs: { xf: {} } } });

/** Excel has a few less. */
const mostStyles = 65_536;

const readStyles = async (archive: Archive, part: string): Promise<CellStyle[]> => {
  const codes = new Map<number, string>();
  const ids: number[] = [];
  await read(archive, part, {
    places: stylePlaces,
    open: (name, attributes) => {
      const id = Number(attributes.get('numFmtId') ?? 0);
      if (name === 'numFmt') codes.set(id, attributes.get('formatCode') ?? '');
      if (name === 'xf' && ids.push(id) > mostStyles) throw tooMuch();
    },
  });
  const styles = new Map([...new Set(ids)].map((id) => [id, cellStyle(id, codes.get(id))]));
  return ids.map((id) => styles.get(id));
};

/** `_x000D_` stands for a character that XML cannot hold. */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;

/** How a text is spoken stands beside it (`rPh`), and is none of its own. */
const textPlaces = placesOf({ sst: { si: { t: {}, r: { t: {} } } } });

const readTexts = async (archive: Archive, part: string): Promise<string[]> => {
  const texts: string[] = [];
  let characters = 0;
  let text = '';
  let inText = false;
  const reader: XmlReader = {
    places: textPlaces,
    open: (name) => {
      if (name === 'si') text = '';
      inText = name === 't';
    },
    text: (more) => {
      if (inText) text += more;
    },
    close: (name) => {
      inText = false;
      if (name !== 'si') return;
      characters += text.length;
      const count = texts.push(unescaped(text));
      if (count > mostTexts || (count > someTexts && characters < count)) throw tooMuch();
    },
  };
  await read(archive, part, reader, mostTextBytes);
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

/** In which a sheet points to its relation, in both spellings that there are. */
const relationNamespaces = [
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  'http://purl.oclc.org/ooxml/officeDocument/relationships',
];

const workbookPlaces = placesOf({ workbook: { workbookPr: {}, sheets: { sheet: {} } } });

/** Reads what the sheets of a workbook need. */
export const readWorkbook = async (archive: Archive): Promise<Workbook> => {
  const root = await readRelations(archive, '');
  const main = requireWorkbook(archive, root.byType.get('officeDocument') ?? 'xl/workbook.xml');
  const { sheets: parts, byType } = await readRelations(archive, main);
  const sheets: Sheet[] = [];
  let is1904 = false;
  await read(archive, main, {
    places: workbookPlaces,
    open: (name, attributes, namespaces) => {
      if (name === 'workbookPr') is1904 = isTrue(attributes.get('date1904'));
      if (name !== 'sheet') return;
      const [id = ''] = namespaces
        .prefixesOf(relationNamespaces)
        .flatMap((prefix) => attributes.get(`${prefix}:id`) ?? []);
      const part = parts.get(id);
      const state = attributes.get('state') ?? 'visible';
      if (part !== undefined)
        sheets.push({ name: attributes.get('name') ?? '', part, hidden: state !== 'visible' });
    },
  });
  const styles = byType.get('styles');
  const texts = byType.get('sharedStrings');
  return {
    sheets,
    is1904,
    styles: styles === undefined ? [] : await readStyles(archive, styles),
    texts: texts === undefined ? [] : await readTexts(archive, texts),
  };
};
