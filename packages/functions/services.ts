import { type Model, readModels } from '#core/extraction-model/models.ts';
import type { Files } from '#core/files/files.ts';
import type { Sheets } from '#core/google-sheet/download-sheet.ts';
import { openTable, type Table } from '#core/table/table.ts';
import type { Sender } from '#core/webhook/post.ts';
import { environment, required } from './environment.ts';

/** Files that describe the API; they lie beside the bundle of the function that answers with them. */
export type DescriptionFile = 'openapi.json' | 'docs.html';

/** Clients that handlers work with; each is made when it is first used. */
export interface Services {
  readonly table: Table;
  /** The bucket of imports and jobs. */
  readonly files: Files;
  /** The bucket of exports. */
  readonly exports: Files;
  readonly sender: Sender;
  readonly sheets: Sheets;
  /** The language models of the stage. */
  readonly models: readonly Model[];
  /** Reads a file that describes the API. */
  readonly description: (file: DescriptionFile) => string;
  readonly stage: string;
}

const noFiles = (): Files => {
  throw new Error('This function has no right to files; it has to open its services with them.');
};

const noSender = (): Sender => {
  throw new Error('This function sends nothing; it has to open its services with a sender.');
};

const noSheets = (): Sheets => {
  throw new Error('This function fetches no sheets; it has to open its services with them.');
};

const noDescription = (): string => {
  throw new Error('This function does not describe the API.');
};

/** What functions open that deal with files, send webhooks or fetch sheets: the others are spared what that takes. */
interface Openers {
  files?: () => Files;
  exports?: () => Files;
  sender?: () => Sender;
  sheets?: () => Sheets;
  description?: Services['description'];
}

export const openServices = (open: Openers = {}): Services => {
  let table: Table | undefined;
  let files: Files | undefined;
  let exports: Files | undefined;
  let sender: Sender | undefined;
  let sheets: Sheets | undefined;
  return {
    stage: environment().STAGE,
    description: open.description ?? noDescription,
    get models() {
      const { EXTRACTION_MODELS: models } = environment();
      return models === undefined ? [] : readModels(models);
    },
    get table() {
      table ??= openTable(required('TABLE_NAME'));
      return table;
    },
    get files() {
      files ??= (open.files ?? noFiles)();
      return files;
    },
    get exports() {
      exports ??= (open.exports ?? noFiles)();
      return exports;
    },
    get sender() {
      sender ??= (open.sender ?? noSender)();
      return sender;
    },
    get sheets() {
      sheets ??= (open.sheets ?? noSheets)();
      return sheets;
    },
  };
};
