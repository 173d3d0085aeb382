import { isObject } from '../json.ts';
import type { JsonObject } from '../types.ts';
import type { CloudAssembly, SynthesisedStack } from './cloud-assembly.ts';
import { distinguishingParts } from './construct-ids.ts';
import { resolveIntrinsics, type Scope, UnsupportedTemplateError } from './intrinsics.ts';
import {
  accountId,
  hostedKinds,
  type Identity,
  identityOf,
  ignoredKinds,
  inventedName,
  nameProperty,
  region,
} from './resource-kinds.ts';

/** A resource of the synthesised app, with every intrinsic in `properties` resolved to its local value. */
export interface Resource {
  readonly kind: string;
  /** What tells it from others of its kind in the construct tree: `contacts`, `import-plan`. */
  readonly id: string;
  readonly name: string;
  readonly ref: string;
  readonly arn: string;
  readonly properties: JsonObject;
}

interface Declared {
  readonly stack: SynthesisedStack;
  readonly logicalId: string;
  readonly kind: string;
  readonly path: readonly string[];
  readonly properties: JsonObject;
}

/** All stacks of the app as one model. Throws UnsupportedTemplateError for what the laptop cannot honour. */
export class Template {
  readonly #stacks: ReadonlyMap<string, SynthesisedStack>;
  readonly #declared: ReadonlyMap<string, Declared>;
  readonly #apiUrl: string;

  constructor(assembly: CloudAssembly, options: { readonly apiUrl: string }) {
    this.#stacks = new Map(assembly.stacks.map((stack) => [stack.name, stack]));
    this.#apiUrl = options.apiUrl;
    const declared = assembly.stacks.flatMap(declaredBy);
    refuseUnknownKinds(declared);
    this.#declared = new Map(declared.map((item) => [keyOf(item.stack, item.logicalId), item]));
  }

  resources(...kinds: readonly string[]): Resource[] {
    const declared = [...this.#declared.values()].filter(({ kind }) => kinds.includes(kind));
    const ids = distinguishingParts(declared.map(({ path }) => path));
    return declared.map((item) => this.#toResource(item, ids.get(item.path) ?? item.logicalId));
  }

  #toResource(declared: Declared, id: string): Resource {
    const { kind, stack } = declared;
    const name = this.#nameOf(declared);
    const { ref, attributes } = identityOf(kind, name, this.#apiUrl);
    const properties = resolveIntrinsics(declared.properties, this.#scope(stack));
    return {
      kind,
      id,
      name,
      ref,
      arn: attributes.Arn ?? ref,
      properties: isObject(properties) ? properties : {},
    };
  }

  #nameOf({ kind, path, stack, properties }: Declared): string {
    const given = resolveIntrinsics(properties[nameProperty(kind)], this.#scope(stack));
    return typeof given === 'string' ? given : inventedName(kind, [stack.name, ...path]);
  }

  #identity(stack: SynthesisedStack, logicalId: string): Identity | undefined {
    const declared = this.#declared.get(keyOf(stack, logicalId));
    return declared && identityOf(declared.kind, this.#nameOf(declared), this.#apiUrl);
  }

  #scope(stack: SynthesisedStack): Scope {
    return {
      ref: (logicalId) => {
        if (logicalId in pseudoParameters) return pseudoParameters[logicalId];
        if (logicalId === 'AWS::NoValue') return undefined;
        if (logicalId === 'AWS::StackName') return stack.name;
        const parameter = stack.template.Parameters[logicalId];
        const value = parameter ? parameter.Default : this.#identity(stack, logicalId)?.ref;
        if (value === undefined) throw unresolved(stack, `Ref ${logicalId}`);
        return value;
      },
      attribute: (logicalId, attribute) => {
        const value = this.#identity(stack, logicalId)?.attributes[attribute];
        if (value === undefined) throw unresolved(stack, `Fn::GetAtt ${logicalId}.${attribute}`);
        return value;
      },
      exported: (name) => this.#exported(stack, name),
      stackOutput: (stackName, outputName) => {
        const producer = this.#stacks.get(stackName);
        const output = producer?.template.Outputs[outputName];
        if (!producer || !output) throw unresolved(stack, `output ${stackName}.${outputName}`);
        return resolveIntrinsics(output.Value, this.#scope(producer));
      },
    };
  }

  #exported(consumer: SynthesisedStack, name: string): unknown {
    for (const stack of this.#stacks.values()) {
      const scope = this.#scope(stack);
      for (const { Export, Value } of Object.values(stack.template.Outputs)) {
        if (Export && resolveIntrinsics(Export.Name, scope) === name) return resolveIntrinsics(Value, scope);
      }
    }
    throw unresolved(consumer, `Fn::ImportValue ${name}`);
  }
}

const pseudoParameters: { readonly [name: string]: string } = {
  'AWS::AccountId': accountId,
  'AWS::Partition': 'aws',
  'AWS::Region': region,
  'AWS::URLSuffix': 'amazonaws.com',
};

const declaredBy = (stack: SynthesisedStack): Declared[] =>
  Object.entries(stack.template.Resources).map(([logicalId, { Type, Properties }]) => ({
    stack,
    logicalId,
    kind: Type,
    // The first part is the stack itself.
    path: stack.constructPaths.get(logicalId)?.split('/').slice(1) ?? [logicalId],
    properties: Properties,
  }));

const refuseUnknownKinds = (declared: readonly Declared[]): void => {
  const unknown = declared.filter(({ kind }) => !hostedKinds.has(kind) && !ignoredKinds.has(kind));
  if (unknown.length === 0) return;
  const names = unknown
    .map(({ stack, logicalId, kind }) => `${kind} (${stack.name}/${logicalId})`)
    .join(', ');
  throw new UnsupportedTemplateError(
    `The laptop host neither hosts nor ignores ${names}. Say which in packages/local/template/resource-kinds.ts.`,
  );
};

const unresolved = (stack: SynthesisedStack, what: string): UnsupportedTemplateError => {
  return new UnsupportedTemplateError(`The laptop host cannot resolve ${what} in the stack ${stack.name}.`);
};

const keyOf = (stack: SynthesisedStack, logicalId: string): string => {
  return `${stack.name}/${logicalId}`;
};
