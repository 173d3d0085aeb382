import { csvOf } from './csv.ts';

const rows = [
  ['Full name', 'Company', 'Phone', 'E-mail', 'Tags', 'Seats'],
  ['Sarah Chen', 'Acme', '+1 415 555 0132', 'sarah@acme.example', 'vip, q4', '42'],
  ['Jürgen Weiß', 'Weiß & Söhne', '+49 30 901820', 'j.weiss@weiss.example', '', '7'],
  ['Amélie Dubois', 'Lumière', '+33 1 23 45 67 89', 'amelie@lumiere.example', 'q4', '15'],
  ['محمد الأنصاري', 'شركة النور', '+971 50 123 4567', '', 'vip', '3'],
  ['Bo', '', '', 'not an address', '', 'many'],
];

/** A small file of invented people, to see how an import goes. */
export const sampleFile = (): File => new File([csvOf(rows)], 'sample.csv', { type: 'text/csv' });
