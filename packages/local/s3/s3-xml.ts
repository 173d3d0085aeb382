import { XMLBuilder, XMLParser } from 'fast-xml-parser';
import { malformedXml } from './s3-error.ts';

/** XML 1.0 has no way to write most control characters; S3 writes them as references, which its clients read. */
const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/\p{Cc}/gu, (character) => `&#x${(character.codePointAt(0) ?? 0).toString(16)};`);

const builder = new XMLBuilder({
  processEntities: false,
  suppressEmptyNode: false,
  tagValueProcessor: (_, value) => escaped(String(value)),
});

/** What an element holds: a text, elements by name, or several elements of one name. */
export type XmlValue =
  | string
  | number
  | boolean
  | undefined
  | { readonly [name: string]: XmlValue }
  | readonly XmlValue[];

const withoutAbsent = (value: XmlValue): unknown => {
  if (Array.isArray(value)) return value.map(withoutAbsent);
  if (typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) =>
      inner === undefined ? [] : [[name, withoutAbsent(inner)]],
    ),
  );
};

/** A document of S3's name space, or without one as its errors are. */
export const toXml = (root: string, content: { readonly [name: string]: XmlValue }, bare = false): string => {
  const body = String(builder.build(withoutAbsent(content)));
  const space = bare ? '' : ' xmlns="http://s3.amazonaws.com/doc/2006-03-01/"';
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root}${space}>${body}</${root}>`;
};

const parser = (lists: readonly string[]) =>
  new XMLParser({ parseTagValue: false, ignoreAttributes: true, isArray: (name) => lists.includes(name) });

/**
 * Reads a request's document.
 * @param lists names of elements that may come several times, and are answered as lists
 * @throws S3Error `MalformedXML`
 */
export const fromXml = (text: string, lists: readonly string[]): unknown => {
  try {
    return parser(lists).parse(text, true);
  } catch {
    throw malformedXml();
  }
};
