/** What people and programs write beside a number to say which one it is. None of them is a fax. */
const words =
  'phone|telephone|telefon|telefone|telefono|teléfono|téléphone|tel|tél|telf|tlf|fon|ph|mobile|mobil|mob|móvil|movil|' +
  'cell|cel|celular|handy|gsm|portable|whatsapp|wa|landline|festnetz|fixe|fijo|durchwahl|home|work|office|main|direct|' +
  'privat|private|büro|buero|geschäftlich|dienstlich|zentrale|domicile|bureau|casa|trabajo|oficina';

/** `Tel. 030 901820`, `M: +49171…`, and `p:+1202…` as Facebook exports it. */
const before = new RegExp(
  `^(?:(?:${words})\\s*[.:]|(?:${words})\\s|[phmtwco]\\s*:)[.:\\s]*(?=[+(\\d])`,
  'iu',
);
/** `030 901820 (Büro)` */
const behind = new RegExp(`(?<=\\d)\\s*[([](?:${words})[.:]?[)\\]]$`, 'iu');
/** The country code in brackets: `(+49) 171 9990003`. */
const bracketed = /^[([]\s*((?:\+|00)\s?[1-9]\d{0,2})\s*[)\]]/;

/** A number without the words around it, the sign by which spreadsheets know a text, and brackets about its country. */
export const bareNumber = (text: string): string =>
  text
    .replace(/^['\u2019](?=[+(\d])/, '')
    .replace(before, '')
    .replace(behind, '')
    .replace(bracketed, '$1 ');
