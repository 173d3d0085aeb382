import openapiTypescript, { astToString, type OpenAPI3 } from 'openapi-typescript';

const head =
  '// Generated from the OpenAPI document by `npm run client`. Changes belong into the routes.\n\n';

/** Types say what examples show. */
const withoutExamples = (document: object): OpenAPI3 =>
  JSON.parse(JSON.stringify(document, (name, value: unknown) => (name === 'example' ? undefined : value)));

interface Operation {
  parameters?: { style?: string; schema: { additionalProperties?: object } }[];
}

/** Our client writes objects within objects, too: `cf: { size: { from: 10 } }`. */
const withNestedFilters = (document: OpenAPI3): OpenAPI3 => {
  const operations = Object.values(document.paths ?? {}).flatMap(
    (path) => Object.values(path) as Operation[],
  );
  for (const { style, schema } of operations.flatMap(({ parameters = [] }) => parameters)) {
    if (style !== 'deepObject') continue;
    const flat = schema.additionalProperties ?? {};
    schema.additionalProperties = { anyOf: [flat, { $ref: '#/components/schemas/FieldFilter' }] };
  }
  return document;
};

/** The TypeScript of `schema.ts` for an OpenAPI document: what a client calls, not what receivers of webhooks are sent. */
export const schemaSource = async (document: object): Promise<string> => {
  const { webhooks: _, ...calls } = withoutExamples(document);
  const tree = await openapiTypescript(withNestedFilters(calls), {
    alphabetize: true,
    // A property with a default may be left out.
    defaultNonNullable: false,
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
  });
  return head + astToString(tree);
};
