import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { dataVersion } from '#core/table/table.schema.ts';
import { CommandError } from './command-error.ts';

const fileIn = (directory: string): string => path.join(directory, 'data-version');

const keptVersion = (directory: string): string | undefined =>
  existsSync(fileIn(directory)) ? readFileSync(fileIn(directory), 'utf8').trim() : undefined;

/**
 * Marks the data in a folder as written by this version of Callbook.
 * @throws CommandError when what is there was written by one whose data this one cannot read
 */
export const claimData = (directory: string): void => {
  const hasData = existsSync(path.join(directory, 'dynamodb'));
  if (hasData && keptVersion(directory) !== String(dataVersion))
    throw new CommandError(
      `The data in ${path.basename(directory)}/ is of another version of Callbook, which this one cannot read. ` +
        'Start with "npm start -- --fresh" to begin with none; what is there is thrown away then.',
    );
  writeFileSync(fileIn(directory), `${dataVersion}\n`);
};
