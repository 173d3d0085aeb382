import { referencePage } from '#web/reference-page.ts';
import { openApiDocument } from './http/openapi.ts';
import { routes } from './routes.ts';

/** Files that describe the API; they lie beside the bundle of the function that answers with them. */
export type DescriptionFile = 'openapi.json' | 'docs.html';

/** What the description's files hold. */
export const descriptionFiles = (): Readonly<Record<DescriptionFile, string>> => {
  const document = openApiDocument(routes);
  return { 'openapi.json': JSON.stringify(document), 'docs.html': referencePage(document) };
};
