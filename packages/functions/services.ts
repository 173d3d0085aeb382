import type { Files } from '#core/files/files.ts';
import { openTable, type Table } from '#core/table/table.ts';
import { environment, required } from './environment.ts';

/** What handlers work with; each client is made when it is first used. */
export interface Services {
  readonly table: Table;
  readonly files: Files;
  readonly stage: string;
}

const noFiles = (): Files => {
  throw new Error('This function has no right to files; it has to open its services with them.');
};

/** @param openFiles given by functions that deal with files: the others are spared the client of S3 */
export const openServices = (openFiles: () => Files = noFiles): Services => {
  let table: Table | undefined;
  let files: Files | undefined;
  return {
    stage: environment().STAGE,
    get table() {
      table ??= openTable(required('TABLE_NAME'));
      return table;
    },
    get files() {
      files ??= openFiles();
      return files;
    },
  };
};
