import { createClient } from '@hey-api/openapi-ts';

/** Writes the client that another generator makes of an OpenAPI document into a folder: proof that it is one for all. */
export const generateForeign = async (document: object, folder: string): Promise<void> => {
  await createClient({
    input: structuredClone(document) as Record<string, unknown>,
    output: folder,
    plugins: ['@hey-api/client-fetch', '@hey-api/sdk', '@hey-api/typescript'],
    logs: { level: 'silent', file: false },
  });
};
