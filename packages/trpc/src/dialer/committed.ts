import document from '../../openapi.json' with { type: 'json' };

/** The committed document, as `/v1/openapi.json` answers it. A test holds it to the procedures. */
export const openApiText = JSON.stringify(document);

/** A JSON schema as far as the documentation reads one. */
export interface OpenApiSchema {
  $ref?: string;
  type?: string | string[];
  description?: string;
  enum?: unknown[];
  const?: unknown;
  example?: unknown;
  default?: unknown;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  properties?: Record<string, OpenApiSchema>;
  required?: string[];
  items?: OpenApiSchema;
  anyOf?: OpenApiSchema[];
}

export interface OpenApiOperation {
  method: string;
  path: string;
  operationId: string;
  summary: string;
  description: string;
  tags: string[];
  parameters?: {
    in: string;
    name: string;
    required?: boolean;
    description?: string;
    schema: OpenApiSchema;
  }[];
  requestBody?: { content: Record<string, { schema: OpenApiSchema }> };
  responses: Record<
    string,
    { description?: string; $ref?: string; content?: Record<string, { schema: OpenApiSchema }> }
  >;
}

/** What people read of the document at `/docs`. */
export function openApiOperations(): {
  title: string;
  description: string;
  operations: OpenApiOperation[];
  schemas: Record<string, OpenApiSchema>;
} {
  const { info, paths, components } = document as unknown as {
    info: { title: string; description: string };
    paths: Record<string, Record<string, Omit<OpenApiOperation, 'method' | 'path'>>>;
    components: { schemas: Record<string, OpenApiSchema> };
  };
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      ...operation,
    })),
  );
  return { ...info, operations, schemas: components.schemas };
}
