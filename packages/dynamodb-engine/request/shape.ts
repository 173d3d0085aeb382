import { SerializationError, ValidationError } from '../error.ts';
import { allLengthRules, failedLengths, fault, type Range, showPlain, unshownFault } from './fault.ts';

/**
 * One member of a request: what JSON it may be (`read` throws a SerializationError for another) and which constraints
 * AWS lists for it (`check` adds those that the value fails).
 */
export interface Shape<Value> {
  readonly isRequired?: boolean;
  /** Where it is wrong, nothing else of the request is looked at. */
  readonly isFirst?: boolean;
  read(raw: unknown): Value;
  check(value: Value, path: string, faults: string[]): void;
  /** Shows the value as Java does, for messages. */
  show?(value: Value): string;
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

interface TextRules extends Range {
  readonly pattern?: string;
  readonly values?: readonly string[];
}

export const required = <Value>(shape: Shape<Value>): Required<Value> => ({ ...shape, isRequired: true });

export const first = <Value, S extends Shape<Value>>(shape: S): S => ({ ...shape, isFirst: true });

const showIn = <Value>(shape: Shape<Value>, value: Value): string =>
  shape.show ? shape.show(value) : showPlain(value);

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

export const text = (rules: TextRules = {}): Shape<string> => {
  const pattern = rules.pattern === undefined ? undefined : new RegExp(`^${rules.pattern}$`);
  return {
    read: (raw) => {
      if (typeof raw !== 'string') throw scalarError(raw, 'String');
      return raw;
    },
    check: (value, path, faults) => {
      const failed = failedLengths(value.length, rules);
      if (rules.values && !rules.values.includes(value))
        failed.unshift(`Member must satisfy enum value set: [${rules.values.join(', ')}]`);
      // That an empty text has the wrong characters is not told besides.
      if (value !== '' && pattern && !pattern.test(value))
        failed.unshift(`Member must satisfy regular expression pattern: ${rules.pattern}`);
      for (const rule of failed) faults.push(fault(value, path, rule));
    },
  };
};

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
      faults.push(fault(String(value), path, `Member must have value greater than or equal to ${min}`));
    if (max !== undefined && value > max)
      faults.push(fault(String(value), path, `Member must have value less than or equal to ${max}`));
  },
});

/** The same member where its value is not told. */
export const unshown = <Value>(shape: Shape<Value>, name: string): Shape<Value> => ({
  ...shape,
  check: (value, path, faults) => {
    const own: string[] = [];
    shape.check(value, path, own);
    for (const each of own) faults.push(unshownFault(name, each.split('constraint: ')[1] ?? each));
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

export const list = <Value>(member: Shape<Value>, rules: Range = {}): Shape<Value[]> => {
  const show = (value: readonly Value[]) => `[${value.map((each) => showIn(member, each)).join(', ')}]`;
  return {
    show,
    read: (raw) => {
      if (Array.isArray(raw)) return raw.map((each) => member.read(each));
      throw new SerializationError(
        isObject(raw) ? 'Start of structure or map found where not expected' : 'Unexpected field type',
      );
    },
    check: (value, path, faults) => {
      for (const rule of failedLengths(value.length, rules)) faults.push(fault(show(value), path, rule));
      for (const [index, each] of value.entries()) member.check(each, `${path}.${index + 1}.member`, faults);
    },
  };
};

export const map = <Value>(member: Shape<Value>, rules: Range = {}): Shape<Record<string, Value>> => {
  const show = (value: Readonly<Record<string, Value>>) =>
    `{${Object.entries(value)
      .map(([name, each]) => `${name}=${showIn(member, each)}`)
      .join(', ')}}`;
  return {
    show,
    read: (raw) => {
      if (!isObject(raw)) throw new SerializationError('Unexpected field type');
      return Object.fromEntries(Object.entries(raw).map(([name, each]) => [name, member.read(each)]));
    },
    check: (value, path, faults) => {
      const entries = Object.entries(value);
      for (const rule of failedLengths(entries.length, rules)) faults.push(fault(show(value), path, rule));
      for (const [name, each] of entries) member.check(each, `${path}.${name}.member`, faults);
    },
  };
};

/** A map of lists that all have these lengths: AWS holds the map to it, not the list. */
export const mapOfLists = <Value>(
  member: Shape<Value>,
  rules: Range,
  lengths: Range,
): Shape<Record<string, Value[]>> => {
  const shape = map(list(member), rules);
  return {
    ...shape,
    check: (value, path, faults) => {
      if (Object.values(value).some((each) => failedLengths(each.length, lengths).length > 0))
        faults.push(
          fault(
            showIn(shape, value),
            path,
            `Map value must satisfy constraint: [${allLengthRules(lengths)}]`,
          ),
        );
      shape.check(value, path, faults);
    },
  };
};

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
  const members = Object.entries(fields)
    .map(([key, shape]) => ({ key, shape, path: lowerFirst(key) }))
    .sort((one, other) => Number(other.shape.isFirst ?? false) - Number(one.shape.isFirst ?? false));
  return {
    show: (value: Readonly<Record<string, unknown>>) =>
      `${name}(${members
        .flatMap(({ key, shape, path }) =>
          value[key] === undefined ? [] : `${path}=${showIn(shape, value[key])}`,
        )
        .join(', ')})`,
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
        if (member.shape.isFirst && faults.length > 0) return;
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
