import { describe, expect, test } from 'vitest';
import { readRecords } from '#core/import-file/csv-reader.ts';
import { sniffDialect } from '#core/import-file/dialect.ts';
import { plan, rowsInOrder } from './import-fixture.ts';

/** All cells of a file, each record as it is read, or the code of what is wrong with it. */
const tableOf = async (text: string): Promise<(string[] | string)[]> => {
  const { dialect, start } = sniffDialect(text);
  const table: (string[] | string)[] = [];
  const texts = (async function* () {
    yield text.slice(start);
  })();
  await readRecords(texts, { dialect, line: 1 }, (records) => {
    for (const { cells, fault } of records) table.push(fault?.code ?? cells);
    return true;
  });
  return table;
};

describe('the cases of csv-spectrum', () => {
  test.each<[name: string, text: string, table: string[][]]>([
    [
      'comma_in_quotes',
      'first,last,address,city,zip\nJohn,Doe,120 any st.,"Anytown, WW",08123\n',
      [
        ['first', 'last', 'address', 'city', 'zip'],
        ['John', 'Doe', '120 any st.', 'Anytown, WW', '08123'],
      ],
    ],
    [
      'empty',
      'a,b,c\n1,"",""\n2,3,4\n',
      [
        ['a', 'b', 'c'],
        ['1', '', ''],
        ['2', '3', '4'],
      ],
    ],
    [
      'empty_crlf',
      'a,b,c\r\n1,"",""\r\n2,3,4\r\n',
      [
        ['a', 'b', 'c'],
        ['1', '', ''],
        ['2', '3', '4'],
      ],
    ],
    [
      'escaped_quotes',
      'a,b\n1,"ha ""ha"" ha"\n3,4\n',
      [
        ['a', 'b'],
        ['1', 'ha "ha" ha'],
        ['3', '4'],
      ],
    ],
    [
      'json',
      'key,val\n1,"{""type"": ""Point"", ""coordinates"": [102.0, 0.5]}"\n',
      [
        ['key', 'val'],
        ['1', '{"type": "Point", "coordinates": [102.0, 0.5]}'],
      ],
    ],
    [
      'location_coordinates',
      'Contact Phone Number,Location Coordinates,Cities,Counties\n2125551000,"(40.7128, -74.0060)",New York ,New York\n',
      [
        ['Contact Phone Number', 'Location Coordinates', 'Cities', 'Counties'],
        ['2125551000', '(40.7128, -74.0060)', 'New York ', 'New York'],
      ],
    ],
    [
      'newlines',
      'a,b,c\n1,2,3\n"Once upon \na time",5,6\n7,8,9\n',
      [
        ['a', 'b', 'c'],
        ['1', '2', '3'],
        ['Once upon \na time', '5', '6'],
        ['7', '8', '9'],
      ],
    ],
    [
      'newlines_crlf',
      'a,b,c\r\n1,2,3\r\n"Once upon \r\na time",5,6\r\n7,8,9\r\n',
      [
        ['a', 'b', 'c'],
        ['1', '2', '3'],
        ['Once upon \r\na time', '5', '6'],
        ['7', '8', '9'],
      ],
    ],
    [
      'quotes_and_newlines',
      'a,b\n1,"ha \n""ha"" \nha"\n3,4\n',
      [
        ['a', 'b'],
        ['1', 'ha \n"ha" \nha'],
        ['3', '4'],
      ],
    ],
    [
      'simple',
      'a,b,c\n1,2,3\n',
      [
        ['a', 'b', 'c'],
        ['1', '2', '3'],
      ],
    ],
    [
      'simple_crlf',
      'a,b,c\r\n1,2,3\r\n',
      [
        ['a', 'b', 'c'],
        ['1', '2', '3'],
      ],
    ],
    [
      'utf8',
      'a,b,c\n1,2,3\n4,5,ʤ\n',
      [
        ['a', 'b', 'c'],
        ['1', '2', '3'],
        ['4', '5', 'ʤ'],
      ],
    ],
  ])('%s', async (_, text, table) => {
    expect(await tableOf(text)).toEqual(table);
  });
});

describe('at the edges of CSV', () => {
  const a = ['name', 'phone'];

  test.each<[name: string, text: string, table: (string[] | string)[]]>([
    ['a quoted delimiter', 'name,phone\n"Doe, Jane",1\n', [a, ['Doe, Jane', '1']]],
    [
      'a delimiter at the end of every line',
      'name,phone,\nA,1,\n',
      [
        [...a, ''],
        ['A', '1', ''],
      ],
    ],
    ['blank lines', '\n\nname,phone\n\n \nA,1\n\n\n', [a, ['A', '1']]],
    ['a single column', 'name\nA\nB\n', [['name'], ['A'], ['B']]],
    ['a single column of numbers with commas in quotes', 'phone\n"1,2"\n', [['phone'], ['1,2']]],
    [
      'a quote within a cell',
      'name,phone\n5" pipe,1\nO"Brien "x",2\n',
      [a, ['5" pipe', '1'], ['O"Brien "x"', '2']],
    ],
    ['blanks around quoted cells', 'name,phone\n"A" ,1\n', [a, ['A', '1']]],
    ['rows of more and fewer cells', 'name,phone\nA\nB,1,2,3\n', [a, ['A'], ['B', '1', '2', '3']]],
    ['a header alone', 'name,phone', [a]],
    ['no line end behind the last row', 'name,phone\nA,1', [a, ['A', '1']]],
    ['no line end behind a quoted cell', 'name,phone\nA,"1"', [a, ['A', '1']]],
    ['a quoted cell that ends with a line end', 'name,phone\nA,"1\n"\nB,2\n', [a, ['A', '1\n'], ['B', '2']]],
    ['CRLF between lines and LF within cells', 'name,phone\r\n"A\nB",1\r\n', [a, ['A\nB', '1']]],
    ['CR between lines and LF within cells', 'name,phone\r"A\nB",1\rC,2\r', [a, ['A\nB', '1'], ['C', '2']]],
    ['LF between lines and CR within cells', 'name,phone\n"A\rB",1\nC,2\n', [a, ['A\rB', '1'], ['C', '2']]],
    [
      'some lines that end in LF among CRLF',
      'name,phone\nA,1\r\nB,2\nC,3\r\n',
      [a, ['A', '1'], ['B', '2'], ['C', '3']],
    ],
    ['a line that ends in CR among LF', 'name,phone\nA,1\rB,2\nC,3\n', [a, ['A', '1\rB', '2'], ['C', '3']]],
    [
      'commas in quotes that outnumber the semicolons',
      'name;notes\nA;"a,b,c,d,e,f"\nB;"g,h,i,j,k,l"\n',
      [
        ['name', 'notes'],
        ['A', 'a,b,c,d,e,f'],
        ['B', 'g,h,i,j,k,l'],
      ],
    ],
    ['empty quoted cells alone', 'name,phone\n"",""\nA,1\n', [a, ['', ''], ['A', '1']]],
    ['only delimiters', 'name,phone\n,\nA,1\n', [a, ['', ''], ['A', '1']]],
    ['a lone quote as a cell', 'name,phone\n"\nA,1\n', [a, 'quote_unclosed', ['A', '1']]],
    ['three quotes', 'name,phone\n""",1\nA,1\n', [a, 'quote_unclosed', ['A', '1']]],
    ['an escaped quote alone', 'name,phone\n"""",1\n', [a, ['"', '1']]],
  ])('%s', async (_, text, table) => {
    expect(await tableOf(text)).toEqual(table);
  });

  test('a cell of half a million characters is a cell', async () => {
    const long = 'x'.repeat(500_000);
    expect(await tableOf(`name,notes\nA,"${long}"\nB,1\n`)).toEqual([
      ['name', 'notes'],
      ['A', long],
      ['B', '1'],
    ]);
  });

  test('a zero byte stays in its cell, wherever it stands', async () => {
    expect(await tableOf('name,phone\nA\0,1\n')).toEqual([
      ['name', 'phone'],
      ['A\0', '1'],
    ]);
    const rows = Array.from({ length: 8_000 }, (_, n) => `Person ${n},${n}`);
    const planned = await plan(['name,phone', ...rows, 'A\0B,1'].join('\n'));
    expect(rowsInOrder(planned).at(-1)?.cells[0]).toBe('A\0B');
  });
});
