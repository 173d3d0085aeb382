import type { OpenApiDocument, Operation, Response } from './openapi-document.ts';

/** A document with every reference replaced by what it names. */
export interface WholeDocument extends OpenApiDocument {
  paths: Record<string, Record<string, WholeOperation>>;
}

export interface WholeOperation extends Operation {
  responses: Record<string, Response>;
}

const at = (document: unknown, reference: string): unknown => {
  let found = document;
  for (const name of reference.slice('#/'.length).split('/'))
    found =
      typeof found === 'object' && found !== null && name in found ? Reflect.get(found, name) : undefined;
  if (found === undefined) throw new Error(`The document does not hold ${reference}.`);
  return found;
};

/** `around` are the references that `value` stands in: one of them again would never end, and is left as it is. */
const whole = (value: unknown, document: unknown, around: readonly string[]): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((one) => whole(one, document, around));
  const entries = Object.entries(value);
  if (!('$ref' in value) || typeof value.$ref !== 'string' || around.includes(value.$ref))
    return Object.fromEntries(entries.map(([name, one]) => [name, whole(one, document, around)]));
  const { $ref, ...siblings } = value;
  const target = whole(at(document, $ref), document, [...around, $ref]);
  return { ...Object(target), ...siblings };
};

export const dereference = (document: OpenApiDocument): WholeDocument =>
  whole(document, document, []) as WholeDocument;
