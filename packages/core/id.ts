import { createHash } from 'node:crypto';
import { TypeID, typeidUnboxed } from 'typeid-js';

/** A new id such as `cont_01k9…`: opaque, sortable by creation. Each noun has a prefix of its own. */
export const newId = (prefix: string): string => typeidUnboxed(prefix);

/**
 * The id that the same parts always give, so that a replayed write names the same record.
 * `time` (ms) takes the place of the creation time in the sort order.
 */
export const derivedId = (prefix: string, time: number, ...parts: (string | number)[]): string => {
  const bytes = createHash('sha256').update(JSON.stringify(parts)).digest().subarray(0, 16);
  bytes.writeUIntBE(time, 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return TypeID.fromUUIDBytes(prefix, bytes).toString();
};

/** When an id was made, as it tells (ms). */
export const timeOfId = (id: string): number =>
  Buffer.from(TypeID.fromString(id).toUUIDBytes()).readUIntBE(0, 6);

/** The part of an id behind its prefix. */
export const idSuffix = (id: string): string => id.slice(id.indexOf('_') + 1);

const idPattern = /^[a-z]+_[0-7][0-9a-hjkmnp-tv-z]{25}$/;

export const isId = (prefix: string, value: string): boolean =>
  value.startsWith(`${prefix}_`) && idPattern.test(value);
