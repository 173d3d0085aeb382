import openapiTypescript, { astToString, type OpenAPI3 } from 'openapi-typescript';

const head =
  '// Generated from the OpenAPI document by `npm run client`. Changes belong into the routes.\n\n';

/** The TypeScript of `schema.ts` for an OpenAPI document. */
export const schemaSource = async (document: object): Promise<string> => {
  const tree = await openapiTypescript(structuredClone(document) as OpenAPI3, {
    alphabetize: true,
    // A property with a default may be left out.
    defaultNonNullable: false,
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
  });
  return head + astToString(tree);
};
