import { SerializationError } from '../error.ts';
import { allLengthRules, failedLengths, fault, type Range } from './fault.ts';
import { type Fields, isObject, type Read, type Shape, showIn } from './shape.ts';

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
