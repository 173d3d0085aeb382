import { strToU8, type Zippable, zipSync } from 'fflate';

/** A cell as it stands in a sheet: `raw` is its element as it is. */
export type Cell = string | number | { raw: string };

export interface WorkbookSketch {
  sheets?: { name: string; rows: readonly (readonly Cell[])[]; state?: string }[];
  /** Texts that cells of type `s` point to, as `<si>` elements hold them. */
  shared?: readonly string[];
  /** Number formats of the cell styles from 1 on: an id, or a code. */
  formats?: readonly (number | string)[];
  is1904?: boolean;
  /** Further parts, or others in place of those made here. */
  parts?: Readonly<Record<string, string>>;
}

export const escapeXml = (text: string): string =>
  text.replace(/[<>&"]/g, (one) => `&#${one.charCodeAt(0)};`).replaceAll('\u0000', '');

const letters = (column: number): string =>
  (column >= 26 ? letters(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));

const cellXml = (cell: Cell, reference: string): string => {
  if (typeof cell === 'object') return cell.raw.replace('<c', `<c r="${reference}"`);
  return typeof cell === 'number'
    ? `<c r="${reference}"><v>${cell}</v></c>`
    : `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell)}</t></is></c>`;
};

const sheetXml = (rows: readonly (readonly Cell[])[]): string => {
  const lines = rows.map((cells, row) => {
    const all = cells.map((cell, column) => (cell === '' ? '' : cellXml(cell, letters(column) + (row + 1))));
    return `<row r="${row + 1}">${all.join('')}</row>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${lines.join('')}</sheetData></worksheet>`;
};

const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`;

const relations = (all: string) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all}</Relationships>`;

const stylesXml = (formats: readonly (number | string)[]): string => {
  const codes = formats.flatMap((one, index) =>
    typeof one === 'string' ? [`<numFmt numFmtId="${200 + index}" formatCode="${escapeXml(one)}"/>`] : [],
  );
  const styles = formats.map(
    (one, index) => `<xf numFmtId="${typeof one === 'string' ? 200 + index : one}"/>`,
  );
  return `<styleSheet><numFmts>${codes.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${styles.join('')}</cellXfs></styleSheet>`;
};

/** The parts of an Excel workbook by their paths. */
export const workbookParts = ({
  sheets = [],
  shared = [],
  formats = [],
  is1904 = false,
  parts = {},
}: WorkbookSketch): Record<string, string> => ({
  '[Content_Types].xml': '<Types/>',
  '_rels/.rels': relations(relation('rId1', 'officeDocument', 'xl/workbook.xml')),
  'xl/workbook.xml': `<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><workbookPr${is1904 ? ' date1904="1"' : ''}/><sheets>${sheets
    .map(
      ({ name, state }, index) =>
        `<sheet name="${escapeXml(name)}" sheetId="${index + 1}"${state ? ` state="${state}"` : ''} r:id="rId${index + 1}"/>`,
    )
    .join('')}</sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': relations(
    [
      ...sheets.map((_, index) =>
        relation(`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`),
      ),
      relation('rIdS', 'styles', 'styles.xml'),
      relation('rIdT', 'sharedStrings', '/xl/sharedStrings.xml'),
    ].join(''),
  ),
  'xl/styles.xml': stylesXml(formats),
  'xl/sharedStrings.xml': `<sst>${shared.map((text) => `<si>${text}</si>`).join('')}</sst>`,
  ...Object.fromEntries(
    sheets.map(({ rows }, index) => [`xl/worksheets/sheet${index + 1}.xml`, sheetXml(rows)]),
  ),
  ...parts,
});

export const zipped = (parts: Readonly<Record<string, string | Uint8Array>>): Buffer => {
  const files: Zippable = Object.fromEntries(
    Object.entries(parts).map(([path, text]) => [path, typeof text === 'string' ? strToU8(text) : text]),
  );
  return Buffer.from(zipSync(files, { level: 6 }));
};

/** An Excel workbook. */
export const workbook = (sketch: WorkbookSketch): Buffer => zipped(workbookParts(sketch));

/** A workbook of one sheet. */
export const sheet = (rows: readonly (readonly Cell[])[], more: WorkbookSketch = {}): Buffer =>
  workbook({ ...more, sheets: [{ name: 'Sheet1', rows }] });
