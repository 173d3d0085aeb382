import { writeFileSync } from 'node:fs';
import { schemaSource } from '#client/generate.ts';
import { openApiDocument } from '#functions/http/openapi.ts';
import { operationsSource } from '#functions/http/operation.ts';
import { routes } from '#functions/routes.ts';

// `npm run client`: writes anew what is generated, after a change to routes or schemas: the types of the client, and the
// list of operations.

writeFileSync('packages/functions/operations.ts', operationsSource(routes));
writeFileSync('packages/client/schema.ts', await schemaSource(openApiDocument(routes)));
