/** A value as DynamoDB's protocol writes it: an object with the one key of its type. */
export type AttributeValue =
  | { S: string }
  | { N: string }
  | { B: string }
  | { BOOL: boolean }
  | { NULL: true }
  | { SS: string[] }
  | { NS: string[] }
  | { BS: string[] }
  | { M: Item }
  | { L: AttributeValue[] };

export type Item = { [name: string]: AttributeValue };

/** Reads the attribute of that name, and never what every JavaScript object inherits. */
export const attributeOf = (item: Item, name: string): AttributeValue | undefined =>
  Object.hasOwn(item, name) ? item[name] : undefined;

/** Sets an attribute of any name, also of those that JavaScript gives a meaning of their own. */
export const setAttribute = (item: Item, name: string, value: AttributeValue): void => {
  if (name === '__proto__')
    Object.defineProperty(item, name, { value, writable: true, enumerable: true, configurable: true });
  else item[name] = value;
};
