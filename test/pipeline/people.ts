import Papa from 'papaparse';

export const header = ['name', 'phone', 'email', 'company', 'lead_status', 'notes'] as const;

/** A row of a file, and what its writer knows about it. */
export interface PlannedRow {
  cells: string[];
  /** The code that the row must fail with. */
  fault?: string;
  /** E.164 and folded, whatever the spelling in the cells. */
  phone?: string;
  email?: string;
  /** Set for rows that have nothing but a name (and a company). */
  name?: string;
}

const areaCodes = [202, 212, 305, 312, 415, 512, 617, 702, 801, 907];
/** Ten thousand numbers share area code and exchange, and no two numbers end in the same seven digits. */
const blockSize = 10_000;
const faultBase = 400_000;
const mendedBase = 600_000;
/** A number of its own for each `n` below a million; rows as they come take those below `faultBase`. */
const phoneOf = (n: number) => {
  const block = Math.floor(n / blockSize);
  return `+1${areaCodes[block % areaCodes.length]}${555 + block}${String(n % blockSize).padStart(4, '0')}`;
};

const spelled: readonly ((e164: string) => string)[] = [
  (e164) => e164,
  (e164) => `(${e164.slice(2, 5)}) ${e164.slice(5, 8)}-${e164.slice(8)}`,
  (e164) => `001 ${e164.slice(2, 5)} ${e164.slice(5)}`,
  (e164) => `1-${e164.slice(2, 5)}-${e164.slice(5, 8)}-${e164.slice(8)}`,
  (e164) => `+1 ${e164.slice(2, 5)}.${e164.slice(5, 8)}.${e164.slice(8)}`,
];
const spell = (e164: string, how: number) => spelled[how % spelled.length]?.(e164) ?? e164;

/** A row that is right and like no other. */
const person = (n: number): PlannedRow => {
  const notes = n % 40 === 0 ? 'first line, "quoted"\nsecond line' : '';
  const company = n % 25 === 0 ? `Company ${n % 7}` : '';
  if (n % 17 === 0)
    return { cells: [`Only Name ${n}`, '', '', company, '', notes], name: `only name ${n}#${company}` };
  const phone = phoneOf(n);
  const cells = [`Person ${n}`, spell(phone, n), '', company, n % 3 === 0 ? 'Contacted' : '', notes];
  if (n % 5 !== 0) return { cells, phone };
  cells[2] = `person.${n}@example.com`;
  return { cells, phone, email: cells[2] };
};

/** The same person again, as somebody else would write it. */
const repeated = ({ cells, ...keys }: PlannedRow, n: number): PlannedRow => {
  const [name = '', , email = '', company = ''] = cells;
  if (keys.name !== undefined)
    return { cells: [name.toUpperCase(), '', '', company.toLowerCase(), '', ''], name: keys.name };
  if (keys.email !== undefined)
    return { cells: [`Again ${n}`, '', ` ${email.toUpperCase()} `, '', '', ''], email: keys.email };
  return { cells: [`Again ${n}`, spell(keys.phone ?? '', n + 1), '', '', '', ''], phone: keys.phone ?? '' };
};

type Spoil = (n: number) => PlannedRow;

/** Rows that must fail, each in its own way. */
const spoiled: readonly Spoil[] = [
  (n) => ({ cells: [`Bad ${n}`, `12${n % 10}`, '', '', '', ''], fault: 'phone_invalid' }),
  (n) => ({ cells: [`Bad ${n}`, '4.41E+11', '', '', '', ''], fault: 'phone_precision_lost' }),
  (n) => ({
    cells: [`Bad ${n}`, phoneOf(faultBase + n), 'nobody at home', '', '', ''],
    fault: 'email_invalid',
  }),
  (n) => ({ cells: [`Bad \u0007 ${n}`, '', '', '', '', ''], fault: 'control_characters' }),
  (n) => ({ cells: ['', '', '', `Lonely ${n}`, 'new', ''], fault: 'identity_missing' }),
  (n) => ({ cells: [`Bad ${n}`, '', '', 'Smith', 'new', '', 'surplus'], fault: 'too_many_cells' }),
  (n) => ({
    cells: [`Bad ${n}`, phoneOf(faultBase + n), '', '', 'lukewarm', ''],
    fault: 'lead_status_unknown',
  }),
];

/** A rejected row as somebody mends it who reads its code. */
export const mend = (row: readonly string[], n: number): string[] => {
  const [code] = (row.at(-2) ?? '').split('; ');
  const mended = [...row];
  if (code === 'too_many_cells') mended.splice(header.length, row.length - header.length - 4);
  if (code === 'phone_invalid' || code === 'phone_precision_lost') mended[1] = phoneOf(mendedBase + n);
  if (code === 'email_invalid') mended[2] = `mended.${n}@example.com`;
  if (code === 'control_characters' || code === 'identity_missing') mended[0] = `Mended ${n}`;
  if (code === 'lead_status_unknown') mended[4] = 'new';
  return mended;
};

/**
 * `count` rows: in each hundred ten repeat a person of any hundred before, five are spoiled; both are spread.
 */
export const crowd = (count: number, offset = 0): PlannedRow[] => {
  const rows: PlannedRow[] = [];
  const people: PlannedRow[] = [];
  for (let n = offset; n < offset + count; n++) {
    const place = n % 20;
    const earlier = people[(n * 7_919) % Math.max(1, people.length)];
    if (place === 7) rows.push((spoiled[Math.floor(n / 20) % spoiled.length] ?? person)(n));
    else if ((place === 11 || place === 18) && earlier) rows.push(repeated(earlier, n));
    else {
      const one = person(n);
      rows.push(one);
      people.push(one);
    }
  }
  return rows;
};

export interface Source {
  text: string;
  rows: PlannedRow[];
  /** The physical line on which each row starts. */
  lines: number[];
}

/** Rows after each of which comes a line of delimiters alone, which is none. */
const blankEvery = 37;

/** The rows as a CSV file. */
export const sourceOf = (rows: PlannedRow[]): Source => {
  let text = `${header.join(',')}\n`;
  let line = 2;
  const lines: number[] = [];
  for (const [index, { cells }] of rows.entries()) {
    const blank = index % blankEvery === blankEvery - 1 ? `${','.repeat(header.length - 1)}\n` : '';
    const row = `${Papa.unparse([cells])}\n${blank}`;
    lines.push(line);
    line += row.split('\n').length - 1;
    text += row;
  }
  return { text, rows, lines };
};
