import type { Files } from '#core/files/files.ts';
import { openTable, type Table } from '#core/table/table.ts';
import type { Sender } from '#core/webhook/post.ts';
import { environment, required } from './environment.ts';

/** What handlers work with; each client is made when it is first used. */
export interface Services {
  readonly table: Table;
  readonly files: Files;
  readonly sender: Sender;
  readonly stage: string;
}

const noFiles = (): Files => {
  throw new Error('This function has no right to files; it has to open its services with them.');
};

const noSender = (): Sender => {
  throw new Error('This function sends nothing; it has to open its services with a sender.');
};

/** @param open given by functions that deal with files or send webhooks: the others are spared what that takes */
export const openServices = (
  open: { files?: (() => Files) | undefined; sender?: (() => Sender) | undefined } = {},
): Services => {
  let table: Table | undefined;
  let files: Files | undefined;
  let sender: Sender | undefined;
  return {
    stage: environment().STAGE,
    get table() {
      table ??= openTable(required('TABLE_NAME'));
      return table;
    },
    get files() {
      files ??= (open.files ?? noFiles)();
      return files;
    },
    get sender() {
      sender ??= (open.sender ?? noSender)();
      return sender;
    },
  };
};
