import { SerializationError, ValidationError } from '../error.ts';

/**
 * One member of a request: what JSON it may be (`read` throws a SerializationError for another) and which constraints
 * AWS lists for it (`check` adds those that the value fails).
 */
export interface Shape<Value> {
  readonly isRequired?: boolean;
  read(raw: unknown): Value;
  check(value: Value, path: string, faults: string[]): void;
}

export interface Required<Value> extends Shape<Value> {
  readonly isRequired: true;
}

export type Fields = Readonly<Record<string, Shape<unknown>>>;

/** What a structure's fields come out as. */
export type Read<F> = {
  readonly [Name in keyof F]: F[Name] extends Required<infer Value>
    ? Value
    : F[Name] extends Shape<infer Value>
      ? Value | undefined
      : never;
};

/** Lengths, or values of numbers. */
export interface Range {
  readonly min?: number;
  readonly max?: number;
}

interface TextRules extends Range {
  readonly pattern?: string;
  readonly values?: readonly string[];
}

export const required = <Value>(shape: Shape<Value>): Required<Value> => ({ ...shape, isRequired: true });

/** How AWS's parser calls a JSON value that is no list and no object. */
const tokenOf = (raw: unknown): string => {
  if (raw === true) return 'TRUE_VALUE';
  if (raw === false) return 'FALSE_VALUE';
  if (typeof raw === 'string') return 'STRING_VALUE';
  return Number.isInteger(raw) ? 'NUMBER_VALUE' : 'DECIMAL_VALUE';
};

const scalarError = (raw: unknown, type: string): SerializationError => {
  if (Array.isArray(raw))
    return new SerializationError(`Unrecognized collection type class java.lang.${type}`);
  if (typeof raw === 'object')
    return new SerializationError('Start of structure or map found where not expected');
  if (type === 'Boolean' && typeof raw === 'string')
    return new SerializationError('Unexpected token received from parser');
  return new SerializationError(`${tokenOf(raw)} cannot be converted to ${type}`);
};

const show = (value: unknown): string => {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return `[${value.map(show).join(', ')}]`;
  if (typeof value !== 'object') return String(value);
  const fields = Object.entries(value).map(([name, field]) => `${name}=${show(field)}`);
  return `{${fields.join(', ')}}`;
};

const fault = (value: unknown, path: string, rule: string): string =>
  value === undefined
    ? `Value null at '${path}' failed to satisfy constraint: ${rule}`
    : `Value '${shorten(show(value))}' at '${path}' failed to satisfy constraint: ${rule}`;

const checkLength = (
  value: unknown,
  length: number,
  { min, max }: Range,
  path: string,
  faults: string[],
): void => {
  if (max !== undefined && length > max)
    faults.push(fault(value, path, `Member must have length less than or equal to ${max}`));
  if (min !== undefined && length < min)
    faults.push(fault(value, path, `Member must have length greater than or equal to ${min}`));
};

export const text = (rules: TextRules = {}): Shape<string> => {
  const pattern = rules.pattern === undefined ? undefined : new RegExp(`^${rules.pattern}$`);
  return {
    read: (raw) => {
      if (typeof raw !== 'string') throw scalarError(raw, 'String');
      return raw;
    },
    check: (value, path, faults) => {
      if (rules.values && !rules.values.includes(value))
        faults.push(fault(value, path, `Member must satisfy enum value set: [${rules.values.join(', ')}]`));
      if (pattern && !pattern.test(value))
        faults.push(fault(value, path, `Member must satisfy regular expression pattern: ${rules.pattern}`));
      checkLength(value, value.length, rules, path, faults);
    },
  };
};

/** A member of lists and objects whose value is shown whole would make messages as long as requests. */
const maxShown = 4096;

const shorten = (shown: string): string => (shown.length > maxShown ? `${shown.slice(0, maxShown)}…` : shown);

export const flag = (): Shape<boolean> => ({
  read: (raw) => {
    if (typeof raw !== 'boolean') throw scalarError(raw, 'Boolean');
    return raw;
  },
  check: () => undefined,
});

export const whole = ({ min, max }: Range = {}, type: 'Integer' | 'Long' = 'Integer'): Shape<number> => ({
  read: (raw) => {
    if (typeof raw !== 'number') throw scalarError(raw, type);
    return Math.trunc(raw);
  },
  check: (value, path, faults) => {
    if (min !== undefined && value < min)
      faults.push(fault(value, path, `Member must have value greater than or equal to ${min}`));
    if (max !== undefined && value > max)
      faults.push(fault(value, path, `Member must have value less than or equal to ${max}`));
  },
});

const isObject = (raw: unknown): raw is Record<string, unknown> =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw);

/** An object that is read elsewhere: an item, a key, or values of an expression. */
export const attributes = (): Shape<Record<string, unknown>> => ({
  read: (raw) => {
    if (isObject(raw)) return raw;
    throw new SerializationError(
      Array.isArray(raw)
        ? 'Unrecognized collection type java.util.Map<java.lang.String, com.amazonaws.dynamodb.v20120810.AttributeValue>'
        : 'Unexpected field type',
    );
  },
  check: () => undefined,
});

export const list = <Value>(member: Shape<Value>, rules: Range = {}): Shape<Value[]> => ({
  read: (raw) => {
    if (Array.isArray(raw)) return raw.map((each) => member.read(each));
    throw new SerializationError(
      isObject(raw) ? 'Start of structure or map found where not expected' : 'Unexpected field type',
    );
  },
  check: (value, path, faults) => {
    checkLength(value, value.length, rules, path, faults);
    for (const [index, each] of value.entries()) member.check(each, `${path}.${index + 1}.member`, faults);
  },
});

export const map = <Value>(member: Shape<Value>, rules: Range = {}): Shape<Record<string, Value>> => ({
  read: (raw) => {
    if (!isObject(raw)) throw new SerializationError('Unexpected field type');
    return Object.fromEntries(Object.entries(raw).map(([name, each]) => [name, member.read(each)]));
  },
  check: (value, path, faults) => {
    const entries = Object.entries(value);
    checkLength(value, entries.length, rules, path, faults);
    for (const [name, each] of entries) member.check(each, `${path}.${name}.member`, faults);
  },
});

const lowerFirst = (name: string): string => `${name.charAt(0).toLowerCase()}${name.slice(1)}`;

const structureError = (raw: unknown, name: string, inList: boolean): SerializationError => {
  if (Array.isArray(raw))
    return new SerializationError(
      `Unrecognized collection type class com.amazonaws.dynamodb.v20120810.${name}`,
    );
  return new SerializationError(inList ? 'Unexpected value type in payload' : 'Unexpected field type');
};

/** An object with these members; `name` is AWS's for it, which its messages carry. */
export const structure = <F extends Fields>(fields: F, name = 'Request', inList = false): Shape<Read<F>> => {
  const members = Object.entries(fields).map(([key, shape]) => ({
    key,
    shape,
    path: lowerFirst(key),
  }));
  return {
    read: (raw) => {
      if (!isObject(raw)) throw structureError(raw, name, inList);
      const result: Record<string, unknown> = {};
      for (const { key, shape } of members) {
        const value = Object.hasOwn(raw, key) ? raw[key] : undefined;
        if (value !== undefined && value !== null) result[key] = shape.read(value);
      }
      return result as Read<F>;
    },
    check: (value, path, faults) => {
      const given: Record<string, unknown> = value;
      for (const member of members) {
        const below = path === '' ? member.path : `${path}.${member.path}`;
        const each = given[member.key];
        if (each !== undefined) member.shape.check(each, below, faults);
        else if (member.shape.isRequired) faults.push(fault(undefined, below, 'Member must not be null'));
      }
    },
  };
};

/** Reads a request; throws as AWS does for one that is not of this shape, with up to ten of its faults. */
export const readRequest = <Value>(shape: Shape<Value>, raw: unknown): Value => {
  const value = shape.read(raw);
  const faults: string[] = [];
  shape.check(value, '', faults);
  if (faults.length === 0) return value;
  const shown = faults.slice(0, 10);
  const count = `${shown.length} validation error${shown.length > 1 ? 's' : ''} detected: `;
  throw new ValidationError(count + shown.join('; '));
};
