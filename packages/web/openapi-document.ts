type JsonObject = Record<string, unknown>;

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  description?: string;
  schema: JsonObject;
}

export interface Operation {
  operationId: string;
  summary: string;
  description?: string;
  tags: string[];
  security: Record<string, string[]>[];
  parameters: Parameter[];
  requestBody?: { required: boolean; content: JsonObject };
  responses: Record<string, { description: string; headers?: JsonObject; content?: JsonObject }>;
  'x-roles'?: readonly string[];
  'x-reach'?: 'team' | 'departments';
}

/** The part of OpenAPI 3.1 that Callbook's description uses. */
export interface OpenApiDocument {
  openapi: '3.1.0';
  info: { title: string; version: string; description: string };
  tags: { name: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: JsonObject;
}
