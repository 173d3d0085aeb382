import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';

const resourceSchema = v.object({
  Type: v.string(),
  Properties: v.optional(v.record(v.string(), v.unknown()), {}),
});

const templateSchema = v.object({
  Parameters: v.optional(v.record(v.string(), v.object({ Default: v.optional(v.unknown()) })), {}),
  Resources: v.optional(v.record(v.string(), resourceSchema), {}),
  Outputs: v.optional(
    v.record(
      v.string(),
      v.object({ Value: v.unknown(), Export: v.optional(v.object({ Name: v.unknown() })) }),
    ),
    {},
  ),
});

const manifestSchema = v.object({
  artifacts: v.optional(
    v.record(
      v.string(),
      v.object({
        type: v.string(),
        properties: v.optional(v.record(v.string(), v.unknown()), {}),
        additionalMetadataFile: v.optional(v.string()),
      }),
    ),
    {},
  ),
});

const stackArtifactSchema = v.object({ templateFile: v.string(), stackName: v.optional(v.string()) });
const assetArtifactSchema = v.object({ file: v.string() });

const assetManifestSchema = v.object({
  files: v.optional(
    v.record(
      v.string(),
      v.object({
        source: v.object({ path: v.optional(v.string()) }),
        destinations: v.record(v.string(), v.object({ objectKey: v.string() })),
      }),
    ),
    {},
  ),
});

const metadataSchema = v.record(
  v.string(),
  v.array(v.object({ type: v.string(), data: v.optional(v.unknown()) })),
);

export type SynthesisedTemplate = v.InferOutput<typeof templateSchema>;

export interface SynthesisedStack {
  readonly name: string;
  readonly template: SynthesisedTemplate;
  /** Logical id → construct path, such as `callbook-app/contacts`. */
  readonly constructPaths: ReadonlyMap<string, string>;
}

export interface CloudAssembly {
  readonly stacks: readonly SynthesisedStack[];
  /** Key that an asset would have in the bootstrap bucket → its folder or file on this machine. */
  readonly assets: ReadonlyMap<string, string>;
}

/** Reads what `cdk synth` wrote, without loading the CDK itself. */
export const readCloudAssembly = async (directory: string): Promise<CloudAssembly> => {
  const manifest = await readJson(manifestSchema, directory, 'manifest.json');
  const artifacts = Object.entries(manifest.artifacts);
  const assets = new Map<string, string>();
  const stacks: SynthesisedStack[] = [];
  for (const [id, artifact] of artifacts) {
    if (artifact.type === 'cdk:asset-manifest') {
      const { file } = v.parse(assetArtifactSchema, artifact.properties);
      for (const [key, source] of await readAssets(directory, file)) assets.set(key, source);
    }
    if (artifact.type === 'aws:cloudformation:stack') {
      const { templateFile, stackName } = v.parse(stackArtifactSchema, artifact.properties);
      stacks.push({
        name: stackName ?? id,
        template: await readJson(templateSchema, directory, templateFile),
        constructPaths: await readConstructPaths(directory, artifact.additionalMetadataFile),
      });
    }
  }
  return { stacks, assets };
};

const readAssets = async (directory: string, file: string): Promise<[string, string][]> => {
  const { files } = await readJson(assetManifestSchema, directory, file);
  return Object.values(files).flatMap(({ source, destinations }) =>
    Object.values(destinations).map(({ objectKey }): [string, string] => [
      objectKey,
      path.resolve(directory, source.path ?? '.'),
    ]),
  );
};

const readConstructPaths = async (
  directory: string,
  file: string | undefined,
): Promise<Map<string, string>> => {
  const paths = new Map<string, string>();
  if (file === undefined) return paths;
  for (const [constructPath, entries] of Object.entries(await readJson(metadataSchema, directory, file))) {
    for (const { type, data } of entries) {
      if (type !== 'aws:cdk:logicalId' || typeof data !== 'string') continue;
      paths.set(data, constructPath.replace(/^\//, '').replace(/\/Resource$/, ''));
    }
  }
  return paths;
};

const readJson = async <Schema extends v.GenericSchema>(
  schema: Schema,
  directory: string,
  file: string,
): Promise<v.InferOutput<Schema>> => {
  return v.parse(schema, JSON.parse(await readFile(path.join(directory, file), 'utf8')));
};
