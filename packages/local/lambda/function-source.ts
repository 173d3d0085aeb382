import * as v from 'valibot';
import type { CloudAssembly } from '../template/cloud-assembly.ts';
import { UnsupportedTemplateError } from '../template/intrinsics.ts';
import { propertiesOf } from '../template/properties.ts';
import type { Resource, Template } from '../template/template.ts';

/** A function as its template resource describes it. */
export interface FunctionSource {
  readonly id: string;
  readonly name: string;
  readonly arn: string;
  /** Folder of the bundle. */
  readonly directory: string;
  /** `index.handler` */
  readonly handler: string;
  readonly timeoutMs: number;
  readonly memoryMb: number;
  readonly environment: { readonly [name: string]: string };
}

const functionSchema = v.object({
  Code: v.object({ S3Key: v.string() }),
  Handler: v.string(),
  Runtime: v.pipe(v.string(), v.startsWith('nodejs')),
  Timeout: v.optional(v.number(), 3),
  MemorySize: v.optional(v.number(), 128),
  Environment: v.optional(v.object({ Variables: v.optional(v.record(v.string(), v.string()), {}) }), {}),
});

export const functionSources = (template: Template, assembly: CloudAssembly): FunctionSource[] =>
  template.resources('AWS::Lambda::Function').map((resource) => functionSource(resource, assembly));

const functionSource = (resource: Resource, assembly: CloudAssembly): FunctionSource => {
  const { Code, Handler, Timeout, MemorySize, Environment } = propertiesOf(functionSchema, resource);
  const { id, name, arn } = resource;
  const directory = assembly.assets.get(Code.S3Key);
  if (directory === undefined) throw new UnsupportedTemplateError(`The function ${id} has no bundle.`);
  return {
    id,
    name,
    arn,
    directory,
    handler: Handler,
    timeoutMs: Timeout * 1000,
    memoryMb: MemorySize,
    environment: Environment.Variables,
  };
};
