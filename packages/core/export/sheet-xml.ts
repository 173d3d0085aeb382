import type { Cell } from './cell.ts';

/** Most characters of a cell of Excel, as UTF-16 counts them. */
export const mostCharacters = 32_767;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Characters that XML cannot hold or would change, and what looks like the way in which they are written. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unheld = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|_(?=x[\dA-Fa-f]{4}_)/g;

const coded = (character: string): string =>
  `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;

const needsCare = /[^\t\n -~\u00a0-\ufffd]|[&<>_]/;

/** Writes text as XML holds it. */
const xmlText = (text: string): string =>
  needsCare.test(text)
    ? text
        .toWellFormed()
        .replace(unheld, coded)
        .replace(/[&<>]/g, (sign) => entities[sign] ?? sign)
    : text;

/** `A` for 0, `AA` for 26. */
const columnName = (index: number): string => {
  let name = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
};

const spaced = /^\s|\s$|[\n\t]|\s{2}/;

const textElement = (text: string): string =>
  `<is><t${spaced.test(text) ? ' xml:space="preserve"' : ''}>${xmlText(text)}</t></is>`;

/** Style of the header, of the two in `stylesXml`. */
const bold = 1;

/** Makes the XML of a row: texts stand in their cells, so that none is a formula. */
export const rowWriter = (columns: number) => {
  const names = Array.from({ length: columns }, (_, index) => columnName(index));
  return (line: number, cells: readonly Cell[], style = ''): string => {
    let xml = `<row r="${line}">`;
    for (let index = 0; index < cells.length; index++) {
      const { text = '', number } = cells[index] ?? {};
      if (text === '') continue;
      const place = `<c r="${names[index]}${line}"${style}`;
      xml +=
        number === undefined
          ? `${place} t="inlineStr">${textElement(text)}</c>`
          : `${place}><v>${number}</v></c>`;
    }
    return `${xml}</row>`;
  };
};

export const headerStyle = ` s="${bold}"`;

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006';
const packageOf = 'http://schemas.openxmlformats.org/package/2006';
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Its first row stays in sight. */
export const sheetHead = `${head}<worksheet ${main}><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`;
export const sheetEnd = '</sheetData></worksheet>';

/** Parts without a type of their own are sheets: how many there are is only known at the end. */
export const contentTypesXml = `${head}<Types xmlns="${packageOf}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="${sheetType}.worksheet+xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheetType}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${sheetType}.styles+xml"/></Types>`;

export const packageRelationsXml = `${head}<Relationships xmlns="${packageOf}/relationships"><Relationship Id="rId1" Type="${office}/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

export const stylesXml = `${head}<styleSheet ${main}><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs></styleSheet>`;

export const workbookXml = (sheets: readonly string[]): string =>
  `${head}<workbook ${main} xmlns:r="${office}/relationships"><sheets>${sheets
    .map((name, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`)
    .join('')}</sheets></workbook>`;

export const workbookRelationsXml = (sheets: readonly string[]): string =>
  `${head}<Relationships xmlns="${packageOf}/relationships">${sheets
    .map(
      (_, index) =>
        `<Relationship Id="rId${index + 1}" Type="${office}/relationships/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
    )
    .join(
      '',
    )}<Relationship Id="rIdStyles" Type="${office}/relationships/styles" Target="styles.xml"/></Relationships>`;
