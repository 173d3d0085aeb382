import { constants, deflateRawSync } from 'node:zlib';

/** An entry of an archive as it is written, true or not. */
interface RawEntry {
  name: string;
  /** Packed bytes. */
  packed: Buffer;
  /** Size that it claims to unpack to. */
  claimed: number;
  /** Flags of the format: 1 is an encrypted entry. */
  flags?: number;
  /** Stands where another entry stands: no bytes of its own are written. */
  at?: number;
}

const fixed = (value: number) => Math.min(value, 0xffff_ffff);

const localHeader = ({ name, packed, claimed, flags = 0 }: RawEntry): Buffer => {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(45, 4);
  header.writeUInt16LE(flags, 6);
  header.writeUInt16LE(8, 8);
  header.writeUInt32LE(packed.length, 18);
  header.writeUInt32LE(fixed(claimed), 22);
  header.writeUInt16LE(Buffer.byteLength(name), 26);
  return Buffer.concat([header, Buffer.from(name), packed]);
};

/** The size as a field of its own, where 32 bits do not hold it. */
const wideSize = (claimed: number): Buffer => {
  if (claimed <= 0xffff_fffe) return Buffer.alloc(0);
  const extra = Buffer.alloc(12);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(8, 2);
  extra.writeBigUInt64LE(BigInt(claimed), 4);
  return extra;
};

const centralHeader = ({ name, packed, claimed, flags = 0 }: RawEntry, at: number): Buffer => {
  const extra = wideSize(claimed);
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(45, 4);
  header.writeUInt16LE(45, 6);
  header.writeUInt16LE(flags, 8);
  header.writeUInt16LE(8, 10);
  header.writeUInt32LE(packed.length, 20);
  header.writeUInt32LE(fixed(claimed), 24);
  header.writeUInt16LE(Buffer.byteLength(name), 28);
  header.writeUInt16LE(extra.length, 30);
  header.writeUInt32LE(at, 42);
  return Buffer.concat([header, Buffer.from(name), extra]);
};

/** The end of an archive in the form for many entries and large files, which the short form points to. */
const wideEnd = (count: number, size: number, at: number): Buffer => {
  const end = Buffer.alloc(56 + 20);
  end.writeUInt32LE(0x06064b50, 0);
  end.writeBigUInt64LE(44n, 4);
  end.writeUInt16LE(45, 12);
  end.writeUInt16LE(45, 14);
  end.writeBigUInt64LE(BigInt(count), 24);
  end.writeBigUInt64LE(BigInt(count), 32);
  end.writeBigUInt64LE(BigInt(size), 40);
  end.writeBigUInt64LE(BigInt(at), 48);
  end.writeUInt32LE(0x07064b50, 56);
  end.writeBigUInt64LE(BigInt(at + size), 64);
  end.writeUInt32LE(1, 72);
  return end;
};

/** A ZIP archive as the entries claim it to be; `wide` gives it the form for many entries. */
export const rawZip = (
  entries: readonly RawEntry[],
  { wide = false, count = entries.length } = {},
): Buffer => {
  const parts: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const entry of entries) {
    central.push(centralHeader(entry, entry.at ?? at));
    if (entry.at !== undefined) continue;
    const local = localHeader(entry);
    parts.push(local);
    at += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(wide ? 0xffff : count, 8);
  end.writeUInt16LE(wide ? 0xffff : count, 10);
  end.writeUInt32LE(wide ? 0xffff_ffff : directory.length, 12);
  end.writeUInt32LE(wide ? 0xffff_ffff : at, 16);
  return Buffer.concat([...parts, directory, ...(wide ? [wideEnd(count, directory.length, at)] : []), end]);
};

export const packed = (text: string | Buffer): Buffer => deflateRawSync(text);

/** Bytes that unpack to `repeats` times the same text, made without packing so much. */
export const packedRepeats = (start: string, text: string, repeats: number): Buffer => {
  const block = deflateRawSync(text, { finishFlush: constants.Z_FULL_FLUSH });
  const head = deflateRawSync(start, { finishFlush: constants.Z_FULL_FLUSH });
  return Buffer.concat([head, ...Array.from({ length: repeats }, () => block), deflateRawSync('')]);
};
