import { writeFileSync } from 'node:fs';
import { schemaSource } from '#client/generate.ts';
import { openApiDocument } from '#functions/http/openapi.ts';
import { routes } from '#functions/routes.ts';

// `npm run client`: writes the types of the client anew, after a change to routes or schemas.

writeFileSync('packages/client/schema.ts', await schemaSource(openApiDocument(routes)));
