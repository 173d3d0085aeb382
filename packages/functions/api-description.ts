import { referencePage } from '#reference/reference-page.ts';
import { openApiDocument } from './http/openapi.ts';
import { routes } from './routes.ts';
import type { DescriptionFile } from './services.ts';

/** Makes the contents of the description's files. */
export const descriptionFiles = (): Readonly<Record<DescriptionFile, string>> => {
  const document = openApiDocument(routes);
  return { 'openapi.json': JSON.stringify(document), 'docs.html': referencePage(document) };
};
