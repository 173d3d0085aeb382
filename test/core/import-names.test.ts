import { describe, expect, test } from 'vitest';
import { plan, rowsInOrder } from './import-fixture.ts';
import { readCells } from './row-fixture.ts';

/** The forms of the names in a file. */
const namesIn = async (text: string) => {
  const planned = await plan(text);
  const headers = (planned.result.plan?.columns ?? []).map(({ header }) => header);
  return rowsInOrder(planned).map(({ cells }) => {
    const row = readCells(headers, cells);
    if (row.errors) return row.errors;
    const { name, first_name, last_name } = row.values;
    return [name, first_name, last_name];
  });
};

describe('a column of whole names', () => {
  test('has last names first where they have a comma', async () => {
    expect(await namesIn('Name\n"Müller, Jürgen"\nJürgen Müller\n')).toEqual([
      ['Müller, Jürgen', 'Jürgen', 'Müller'],
      ['Jürgen Müller', 'Jürgen', 'Müller'],
    ]);
  });

  test.each([
    '"Nachname, Vorname"',
    'Name Vorname',
    'Nom Prénom',
    'Apellidos y nombre',
    '"Last Name, First Name"',
  ])('has last names first where its header says so: %s', async (header) => {
    expect(await namesIn(`${header}\n"Müller, Jürgen"\nMüller Jürgen Karl\nMüller\n`)).toEqual([
      ['Müller, Jürgen', 'Jürgen', 'Müller'],
      ['Müller Jürgen Karl', 'Jürgen Karl', 'Müller'],
      ['Müller', 'Müller', null],
    ]);
  });

  test.each(['Kunde', 'Kundenname', 'Cliente', 'Client', 'Customer', 'Customer Name'])(
    'may be headed %s',
    async (header) => {
      expect(await namesIn(`${header}\nAnn Lee\n`)).toEqual([['Ann Lee', 'Ann', 'Lee']]);
    },
  );

  test('is not what is headed Kunde beside first and last names', async () => {
    const { result } = await plan('Vorname,Nachname,Kunde\nAnn,Lee,ACME\n');
    expect(result.plan?.columns[2]?.target).toEqual({ kind: 'custom', name: 'Kunde' });
  });
});

describe('two last names', () => {
  test.each([
    'Nombre,Apellido 1,Apellido 2',
    'Nombre,Primer apellido,Segundo apellido',
    'Nombre,Apellido paterno,Apellido materno',
  ])('of %s make one', async (header) => {
    expect(await namesIn(`${header}\nAna,García,López\nAna,García,\nAna,,López\n`)).toEqual([
      ['Ana García López', 'Ana', 'García López'],
      ['Ana García', 'Ana', 'García'],
      ['Ana López', 'Ana', 'López'],
    ]);
  });

  test('are one name to repeats, however they are spread', async () => {
    const { repeats } = await plan(
      'Nombre,Apellido 1,Apellido 2\nAna,García,López\nAna,García López,\nAna,García,Pi\n',
    );
    expect(repeats.map(({ record }) => record)).toEqual([2]);
  });
});

test.each([
  ['Ann Lee PhD, CFA', 'Ann', 'Lee PhD, CFA'],
  ['Ann Lee, PhD, CFA', 'Ann', 'Lee, PhD, CFA'],
  ['Bob Stone, Jr., MD', 'Bob', 'Stone, Jr., MD'],
  ['Smith, John, PhD, CFA', 'John', 'Smith, PhD, CFA'],
])(
  'suffixes are no first names, however many, and stay behind the last one: %s',
  async (name, first, last) => {
    expect(await namesIn(`Name\n"${name}"\n`)).toEqual([[name, first, last]]);
  },
);
