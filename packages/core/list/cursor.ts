import { createHmac, timingSafeEqual } from 'node:crypto';
import { failure } from '../error.ts';
import { stageSecret } from '../secret/secret.item.ts';
import type { Table } from '../table/table.ts';

const tagBytes = 16;

/** The list a cursor belongs to; another team's or another query's cursor is refused. */
const scopeOf = (teamId: string, query: Readonly<Record<string, unknown>>) =>
  JSON.stringify([teamId, Object.entries(query).sort(([a], [b]) => (a < b ? -1 : 1))]);

const sign = (secret: Buffer, scope: string, position: string) =>
  createHmac('sha256', secret)
    .update('cursor')
    .update(`${scope}\n${position}`)
    .digest()
    .subarray(0, tagBytes);

export const writeCursor = async (
  table: Table,
  teamId: string,
  query: Readonly<Record<string, unknown>>,
  position: string,
): Promise<string> => {
  const tag = sign(await stageSecret(table), scopeOf(teamId, query), position);
  return Buffer.concat([tag, Buffer.from(position)]).toString('base64url');
};

/**
 * The position in a cursor that `writeCursor` made for the same team and query.
 * @throws CallbookError `cursor_invalid`
 */
export const readCursor = async (
  table: Table,
  teamId: string,
  query: Readonly<Record<string, unknown>>,
  cursor: string,
): Promise<string> => {
  const bytes = Buffer.from(cursor, 'base64url');
  const position = bytes.subarray(tagBytes).toString();
  const tag = sign(await stageSecret(table), scopeOf(teamId, query), position);
  // The text is compared as well: base64url has spellings that decode alike.
  const genuine =
    bytes.length > tagBytes &&
    timingSafeEqual(bytes.subarray(0, tagBytes), tag) &&
    bytes.toString('base64url') === cursor;
  if (!genuine)
    throw failure(
      'malformed',
      'cursor_invalid',
      'The cursor does not belong to this list. Start again without one.',
      'cursor',
    );
  return position;
};
