import { ValidationError } from '../error.ts';
import { type AttributeValue, attributeOf, type Item, setAttribute } from '../value/attribute-value.ts';
import { checkValue } from '../value/check-item.ts';
import { assertMap, assertString } from '../value/value-shape.ts';

const nameKey = /^#[a-zA-Z0-9_]+$/;
const valueKey = /^:[a-zA-Z0-9_]+$/;
const maxKeyLength = 255;
const maxNameBytes = 65_535;

/** What a request gives for the #names and :values of all its expressions; remembers which of them were used. */
export class Placeholders {
  readonly #names: ReadonlyMap<string, string>;
  readonly #values: Item;
  /** The values as they were sent, which messages repeat. */
  readonly #written: ReadonlyMap<string, unknown>;
  readonly #unusedNames: Set<string>;
  readonly #unusedValues: Set<string>;

  private constructor(
    names: ReadonlyMap<string, string>,
    values: Item,
    written: ReadonlyMap<string, unknown>,
  ) {
    this.#names = names;
    this.#values = values;
    this.#written = written;
    this.#unusedNames = new Set(names.keys());
    this.#unusedValues = new Set(Object.keys(values));
  }

  /** Reads `ExpressionAttributeNames` and `ExpressionAttributeValues`; throws where they are none. */
  static read(names: unknown, values: unknown): Placeholders {
    const given = readNames(names);
    const written = new Map(entriesOf('ExpressionAttributeValues', values, valueKey));
    return new Placeholders(given, readValues(written), written);
  }

  nameOf(placeholder: string): string | undefined {
    this.#unusedNames.delete(placeholder);
    return this.#names.get(placeholder);
  }

  valueOf(placeholder: string): AttributeValue | undefined {
    this.#unusedValues.delete(placeholder);
    return attributeOf(this.#values, placeholder);
  }

  /** Answers the value as it was sent: numbers in whatever form, say. */
  writtenOf(placeholder: string): unknown {
    return this.#written.get(placeholder);
  }

  /** Throws where a name or a value was given that no expression of the request uses. Call it after all are parsed. */
  checkUsed(): void {
    checkNoneUnused('ExpressionAttributeNames', this.#unusedNames);
    checkNoneUnused('ExpressionAttributeValues', this.#unusedValues);
  }
}

const checkNoneUnused = (parameter: string, unused: ReadonlySet<string>): void => {
  if (unused.size === 0) return;
  const keys = [...unused].join(', ');
  throw new ValidationError(`Value provided in ${parameter} unused in expressions: keys: {${keys}}`);
};

const readNames = (raw: unknown): ReadonlyMap<string, string> => {
  const names = new Map<string, string>();
  for (const [key, name] of entriesOf('ExpressionAttributeNames', raw, nameKey)) {
    assertString(name);
    checkName(key, name);
    names.set(key, name);
  }
  return names;
};

const checkName = (key: string, name: string): void => {
  const refuse = (why: string) =>
    new ValidationError(`ExpressionAttributeNames contains invalid value: ${why} for key ${key}`);
  if (name === '') throw refuse('Empty attribute name');
  if (Buffer.byteLength(name) > maxNameBytes)
    throw refuse('Attribute name is too large, must be less than 65536 bytes');
};

const readValues = (written: ReadonlyMap<string, unknown>): Item => {
  const values: Item = {};
  for (const [key, value] of written) setAttribute(values, key, readValue(key, value));
  return values;
};

const readValue = (key: string, raw: unknown): AttributeValue => {
  try {
    return checkValue(raw);
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    const message = `ExpressionAttributeValues contains invalid value: ${error.message} for key ${key}`;
    throw new ValidationError(message);
  }
};

/** The parameter's entries, once its keys are known to be placeholders. */
const entriesOf = (parameter: string, raw: unknown, key: RegExp): [string, unknown][] => {
  if (raw === undefined || raw === null) return [];
  assertMap(raw);
  const entries = Object.entries(raw);
  if (entries.length === 0) throw new ValidationError(`${parameter} must not be empty`);
  for (const [name] of entries) checkKey(parameter, name, key);
  return entries;
};

const checkKey = (parameter: string, name: string, key: RegExp): void => {
  const problem = `${parameter} contains invalid key:`;
  if (!key.test(name)) throw new ValidationError(`${problem} Syntax error; key: "${name}"`);
  if (name.length > maxKeyLength)
    throw new ValidationError(
      `${problem} The expression attribute map contains a key that is too long; size of key: ${name.length}`,
    );
};
