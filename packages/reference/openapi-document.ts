export type JsonObject = Record<string, unknown>;

/** A reference to what stands once under `components`. */
export interface Reference {
  $ref: string;
}

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  description?: string;
  /** `false` where a list is one text with commas. */
  explode?: boolean;
  /** How an object is written. */
  style?: 'deepObject';
  schema: JsonObject;
  example?: unknown;
}

export interface Header {
  description: string;
  schema: JsonObject;
}

export interface Response {
  description: string;
  headers?: Record<string, Header | Reference>;
  content?: JsonObject;
}

export interface Operation {
  operationId: string;
  summary: string;
  description?: string;
  tags: string[];
  security: Record<string, string[]>[];
  parameters: Parameter[];
  requestBody?: { required: boolean; content: JsonObject };
  responses: Record<string, Response | Reference>;
  'x-roles'?: readonly string[];
  'x-reach'?: 'team' | 'departments';
}

/** The part of OpenAPI 3.1 that Callbook's description uses. */
export interface OpenApiDocument {
  openapi: '3.1.0';
  info: { title: string; version: string; description: string };
  tags: { name: string }[];
  servers: { url: string; description: string }[];
  paths: Record<string, Record<string, Operation>>;
  /** What is sent to receivers, by type of event. */
  webhooks: JsonObject;
  components: {
    schemas: JsonObject;
    responses: Record<string, Response>;
    headers: Record<string, Header>;
    securitySchemes: JsonObject;
  };
}
