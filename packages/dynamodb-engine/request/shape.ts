import { SerializationError, ValidationError } from '../error.ts';
import { failedLengths, fault, type Range, showPlain, unshownFault } from './fault.ts';

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

export const showIn = <Value>(shape: Shape<Value>, value: Value): string =>
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

export const isObject = (raw: unknown): raw is Record<string, unknown> =>
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
