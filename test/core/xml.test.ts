import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAllXml } from '#workbook/xml.ts';
import { type Place, placesOf } from '#workbook/xml-place.ts';
import { escapeXml } from './workbook-fixture.ts';

/** Every name has a place within every other. */
class Anywhere extends Map<string, Place> {
  override get(): Place {
    return this;
  }
}

/** What a reader hears of a text that comes in blocks of a size, texts in a row as one. */
const heard = async (
  xml: string | Buffer,
  {
    size = 1_000,
    ask = ['a'],
    places = new Anywhere(),
  }: { size?: number; ask?: string[]; places?: Place } = {},
): Promise<string[]> => {
  const bytes = Buffer.from(xml);
  const found: string[] = [];
  const blocks = (async function* () {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  })();
  await readAllXml(blocks, {
    places,
    open: (name, attributes) => {
      const values = ask.map((one) => attributes.get(one)).filter((one) => one !== undefined);
      found.push(`<${[name, ...values].join(' ')}`);
    },
    text: (text) => {
      const last = found.at(-1);
      if (last?.startsWith('=')) found[found.length - 1] = last + text;
      else found.push(`=${text}`);
    },
    close: (name) => found.push(`>${name}`),
  });
  return found;
};

const codeOf = async (xml: string): Promise<string> => {
  try {
    await heard(xml);
    return 'none';
  } catch (error) {
    return (error as { refused?: { code: string } }).refused?.code ?? String(error);
  }
};

test.each<[string, string[]]>([
  ['<r/>', ['<r', '>r']],
  ['<r></r >', ['<r', '>r']],
  ['<?xml version="1.0"?><!-- <b> --><r>x</r>\n', ['<r', '=x', '>r']],
  ['<x:r xmlns:x="m"><x:b/></x:r>', ['<r', '<b', '>b', '>r']],
  ['<r a="1"/>', ['<r 1', '>r']],
  ["<r b='x' a = '1' />", ['<r 1', '>r']],
  ['<r\n\ta="1"\r\n/>', ['<r 1', '>r']],
  ['<r x:a="1"/>', ['<r', '>r']],
  ['<r x:a="2" a="1"/>', ['<r 1', '>r']],
  ["<r x:a = '2' a='1'/>", ['<r 1', '>r']],
  ['<r aa="2" ba="3"/>', ['<r', '>r']],
  ['<r b=" a=" a="1"/>', ['<r 1', '>r']],
  ['<r b="x>y" a="1>2"/>', ['<r 1>2', '>r']],
  ['<r a="/"/>', ['<r /', '>r']],
  ['<r a="&lt;&#38;&#x1F600;"/>', ['<r <&😀', '>r']],
  ['<r>&lt;b&gt; &amp;amp; &quot;&apos;</r>', ['<r', `=<b> &amp; "'`, '>r']],
  ['<r>a<![CDATA[<b>&amp;]]>c</r>', ['<r', '=a<b>&amp;c', '>r']],
  ['<r>a<!-- x -->b<?p q?>c</r>', ['<r', '=abc', '>r']],
])('%s', async (xml, events) => {
  for (const size of [1, 3, 1_000])
    expect((await heard(xml, { size })).slice(0, events.length)).toEqual(events);
});

test('elements are told that are of the root’s namespace and at their place, however prefixes are called', async () => {
  const places = placesOf({ r: { b: { c: {} } } });
  const all = ['<r', '<b', '<c', '=1', '>c', '>b', '>r'];
  const none = ['<r', '>r'];
  const forms: [xml: string, events: string[]][] = [
    ['<r><b><c>1</c></b></r>', all],
    ['<r>x<b>y<c>1</c></b></r>', ['<r', '=x', '<b', '=y', '<c', '=1', '>c', '>b', '>r']],
    ['<r xmlns="m"><b><c>1</c></b></r>', all],
    ['<p:r xmlns:p="m"><p:b><p:c>1</p:c></p:b></p:r>', all],
    ['<p:r xmlns:p="m" xmlns="m"><b><c>1</c></b></p:r>', all],
    ['<r xmlns="m"><q:b xmlns:q="m"><q:c>1</q:c></q:b></r>', all],
    ['<p:r><p:b><p:c>1</p:c></p:b></p:r>', all],
    ['<r><b xmlns="n"/><b><c>1</c></b></r>', all],
    ['<r><n:b xmlns:n="n"><b><c>2</c></b></n:b><b><c>1</c></b></r>', all],
    ['<r><x><b><c>2</c></b></x><b><c>1<d>2<c>3</c></d></c></b></r>', all],
    ['<p:r xmlns:p="m"><b><c>1</c></b></p:r>', none],
    ['<r xmlns="m"><b xmlns="n"><c>1</c></b></r>', none],
    ['<r><c>1</c></r>', none],
    ['<b><c>1</c></b>', []],
    ['<r><constructor/><__proto__/></r>', none],
  ];
  for (const [xml, events] of forms)
    for (const size of [1, 1_000]) expect([xml, await heard(xml, { size, places })]).toEqual([xml, events]);
});

test.each([
  '<r>',
  '<r></s>',
  '<r></rr>',
  '<r></r></r>',
  '</r>',
  '<r',
  '<r a="1/>',
  '<r/>rest',
  '<r>&nbsp;</r>',
  '<r>&</r>',
  '<r>&#x110000;</r>',
  '<r><!-- </r>',
  '<r><![CDATA[ </r>',
  '<!DOCTYPE r [<!ENTITY e "x">]><r>&e;</r>',
  '<!DOCTYPE r SYSTEM "file:///etc/passwd"><r/>',
  `${'<r>'.repeat(200)}${'</r>'.repeat(200)}`,
])('%s is refused', async (xml) => {
  expect(await codeOf(xml)).toBe('workbook_broken');
});

interface Element {
  name: string;
  value: string;
  text: string;
  inner: Element[];
}

const text = fc
  .string({ unit: 'grapheme', maxLength: 8 })
  .map((one) => one.replace(/[\p{Cc}\ufffe\uffff]/gu, ''));

const { element } = fc.letrec<{ element: Element }>((tie) => ({
  element: fc.record({
    name: fc.constantFrom('a', 'row', 'x:c', 'is'),
    value: text,
    text,
    inner: fc.oneof(
      { depthSize: 'small' as const },
      fc.constant<Element[]>([]),
      fc.array(tie('element'), { maxLength: 3 }),
    ),
  }),
}));

const written = ({ name, value, text: own, inner }: Element): string =>
  `<${name} b="2>1" a="${escapeXml(value)}">${escapeXml(own)}${inner.map(written).join('')}</${name}>`;

const expected = ({ name, value, text: own, inner }: Element): string[] => {
  const local = name.replace('x:', '');
  return [`<${local} ${value}`, ...(own === '' ? [] : [`=${own}`]), ...inner.flatMap(expected), `>${local}`];
};

describe('whatever elements there are', () => {
  test('they are heard as they were written, however the bytes arrive', async () => {
    await fc.assert(
      fc.asyncProperty(element, fc.integer({ min: 1, max: 40 }), async (root, size) => {
        // Both prefixes stand for the namespace of the root.
        const declared = written(root).replace(' b=', ' xmlns="m" xmlns:x="m" b=');
        expect(await heard(declared, { size })).toEqual(expected(root));
      }),
      { numRuns: 300 },
    );
  });

  test('bytes of any kind are read or refused, never an error', async () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '/',
      '"',
      "'",
      '=',
      ' ',
      'a',
      '&',
      ';',
      '!',
      '-',
      '?',
      '[',
      ']',
      '<a>',
      '</a>',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 40 }), async (pieces) => {
        expect(['none', 'workbook_broken']).toContain(await codeOf(pieces.join('')));
      }),
      { numRuns: 1_000 },
    );
  });
});
