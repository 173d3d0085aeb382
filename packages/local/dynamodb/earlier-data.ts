import { existsSync } from 'node:fs';
import path from 'node:path';
import { CommandError } from '../command/command-error.ts';
import { dataFile } from './dynamodb-command.ts';

const amazonsFile = 'shared-local-instance.db';

/** Refuses to begin with an empty table beside one that another engine has kept; its data is left as it is. */
export const checkEarlierData = (directory: string, engine: string): void => {
  const hasOwn = existsSync(dataFile(directory));
  const hasAmazons = existsSync(path.join(directory, amazonsFile));
  if (engine === 'builtin' && hasAmazons && !hasOwn)
    throw new CommandError(
      `${directory} holds data of DynamoDB Local, which the table was kept in before. Start with --engine dynamodb-local to go on with it, or with --fresh to begin anew.`,
    );
  if (engine !== 'builtin' && hasOwn && !hasAmazons)
    throw new CommandError(
      `${directory} holds data of the builtin engine. Start without --engine to go on with it, or with --fresh to begin anew.`,
    );
};
