import { mkdtempDisposableSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib/core';
import * as v from 'valibot';
import { addStacks, type StacksProps } from '#infra/app.ts';

const resourceSchema = v.object({
  Type: v.string(),
  Properties: v.optional(v.record(v.string(), v.unknown()), {}),
  DeletionPolicy: v.optional(v.string()),
});

export const templateSchema = v.object({
  Resources: v.record(v.string(), resourceSchema),
  Outputs: v.optional(v.record(v.string(), v.unknown()), {}),
});

export type Template = v.InferOutput<typeof templateSchema>;
export type Resource = v.InferOutput<typeof resourceSchema>;

export interface Synthesised {
  readonly app: App;
  readonly storage: Template;
  readonly service: Template;
  readonly pages: Template;
}

/** A folder that goes with the block that it was made in. */
export const temporaryFolder = () => mkdtempDisposableSync(join(tmpdir(), 'callbook-'));

const synthesiseNow = (props: StacksProps): Synthesised => {
  using folder = temporaryFolder();
  const app = new App({ outdir: folder.path, builtinCloudFormationValidation: false });
  const { storage, service, pages } = addStacks(app, props);
  const assembly = app.synth();
  const template = (id: string) => v.parse(templateSchema, assembly.getStackByName(id).template);
  return {
    app,
    storage: template(storage.stackName),
    service: template(service.stackName),
    pages: template(pages.stackName),
  };
};

const synthesised = new Map<string, Synthesised>();

/** The stacks as a plain CDK app gives them, without SST; for all files that ask for the same, and not to be changed. */
export const synthesise = (props: StacksProps): Synthesised => {
  const key = JSON.stringify(props);
  const known = synthesised.get(key) ?? synthesiseNow(props);
  synthesised.set(key, known);
  return known;
};

/** The resources of one type, with their logical ids. */
export const resourcesOf = ({ Resources }: Template, type: string): [string, Resource][] =>
  Object.entries(Resources).filter(([, { Type }]) => Type === type);

/** A policy statement with its lists always lists. */
export interface Statement {
  readonly effect: string;
  readonly principal: unknown;
  readonly actions: readonly string[];
  readonly resources: readonly unknown[];
  readonly condition: unknown;
}

const oneOrMany = <S extends v.GenericSchema>(item: S) =>
  v.pipe(
    v.union([v.array(item), item]),
    v.transform((value): v.InferOutput<S>[] => (Array.isArray(value) ? value : [value])),
  );

const documentSchema = v.object({
  Statement: v.array(
    v.pipe(
      v.object({
        Effect: v.string(),
        Principal: v.optional(v.unknown()),
        Action: oneOrMany(v.string()),
        Resource: v.optional(oneOrMany(v.unknown()), []),
        Condition: v.optional(v.unknown()),
      }),
      v.transform(
        ({ Effect, Principal, Action, Resource, Condition }): Statement => ({
          effect: Effect,
          principal: Principal,
          actions: Action,
          resources: Resource,
          condition: Condition,
        }),
      ),
    ),
  ),
});

const inlineSchema = v.optional(v.array(v.object({ PolicyDocument: documentSchema })), []);

/** Every policy of a template, whatever it is attached to or stands in: the id of its resource and its statements. */
export const policiesOf = ({ Resources }: Template): [string, readonly Statement[]][] =>
  Object.entries(Resources).flatMap(([id, { Type, Properties }]) => [
    ...['PolicyDocument', 'AssumeRolePolicyDocument']
      .filter((name) => name in Properties)
      .map((name): [string, readonly Statement[]] => [
        id,
        v.parse(documentSchema, Properties[name]).Statement,
      ]),
    ...(Type === 'AWS::IAM::Role' ? v.parse(inlineSchema, Properties.Policies) : []).map(
      ({ PolicyDocument }): [string, readonly Statement[]] => [id, PolicyDocument.Statement],
    ),
  ]);
