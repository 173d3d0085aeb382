import { randomBytes } from 'node:crypto';
import { getItem, type Table, transacted } from '../table/table.ts';
import { putNew } from '../table/write.ts';

const key = { pk: 'SYSTEM#SECRET', sk: 'SECRET' };

const create = async (table: Table): Promise<void> => {
  // Another process may be first; then its secret counts.
  await transacted(table, [putNew({ ...key, value: randomBytes(32).toString('base64url') })]);
};

const read = async (table: Table): Promise<Buffer | undefined> => {
  const value = (await getItem(table, key))?.value;
  return typeof value === 'string' ? Buffer.from(value, 'base64url') : undefined;
};

const load = async (table: Table): Promise<Buffer> => {
  const present = await read(table);
  if (present) return present;
  await create(table);
  const created = await read(table);
  if (!created) throw new Error('The stage secret could not be read back.');
  return created;
};

const loaded = new Map<string, Promise<Buffer>>();

/** The secret of this stage, made on first use; it lives and is restored with the data that it protects. */
export const stageSecret = (table: Table): Promise<Buffer> => {
  const known = loaded.get(table.name);
  if (known) return known;
  const loading = load(table);
  loaded.set(table.name, loading);
  loading.catch(() => loaded.delete(table.name));
  return loading;
};
