import { type Files, openFiles } from '#core/files/files.ts';
import { openTable, type Table } from '#core/table/table.ts';
import { environment, required } from './environment.ts';

/** What handlers work with. Each client is made when it is first used: not every function has the right to it. */
export interface Services {
  readonly table: Table;
  readonly files: Files;
  readonly stage: string;
}

export const openServices = (): Services => {
  let table: Table | undefined;
  let files: Files | undefined;
  return {
    stage: environment().STAGE,
    get table() {
      table ??= openTable(required('TABLE_NAME'));
      return table;
    },
    get files() {
      files ??= openFiles(required('IMPORT_BUCKET'));
      return files;
    },
  };
};
