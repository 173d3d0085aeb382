import { isObject } from '../json.ts';

/** What the values of a template's intrinsic functions are looked up in. */
export interface Scope {
  /** Value of `Ref`: a resource, parameter or pseudo parameter. `undefined` stands for AWS::NoValue. */
  ref(logicalId: string): unknown;
  attribute(logicalId: string, attribute: string): unknown;
  exported(name: string): unknown;
  stackOutput(stackName: string, outputName: string): unknown;
}

export class UnsupportedTemplateError extends Error {
  override name = 'UnsupportedTemplateError';
}

/** The value with every CloudFormation intrinsic replaced; properties that become AWS::NoValue disappear. */
export const resolveIntrinsics = (value: unknown, scope: Scope): unknown => {
  if (Array.isArray(value)) {
    return value.map((item) => resolveIntrinsics(item, scope)).filter((item) => item !== undefined);
  }
  if (!isObject(value)) return value;
  const [name, ...others] = Object.keys(value);
  if (name !== undefined && others.length === 0 && (name === 'Ref' || name.startsWith('Fn::'))) {
    const evaluate = intrinsics[name];
    if (!evaluate) throw new UnsupportedTemplateError(`The laptop host does not know the intrinsic ${name}.`);
    return evaluate(value[name], scope);
  }
  const resolved = Object.entries(value).map(([key, item]) => [key, resolveIntrinsics(item, scope)] as const);
  return Object.fromEntries(resolved.filter(([, item]) => item !== undefined));
};

type Evaluate = (argument: unknown, scope: Scope) => unknown;

const intrinsics: { readonly [name: string]: Evaluate } = {
  Ref: (argument, scope) => scope.ref(text(argument, 'Ref')),
  'Fn::GetAtt': (argument, scope) => {
    const [logicalId = '', ...attribute] = Array.isArray(argument)
      ? argument.map((part) => text(resolveIntrinsics(part, scope), 'Fn::GetAtt'))
      : text(argument, 'Fn::GetAtt').split('.');
    return scope.attribute(logicalId, attribute.join('.'));
  },
  'Fn::Join': (argument, scope) => {
    const [separator, items] = list(argument, 'Fn::Join');
    const parts = list(resolveIntrinsics(items, scope), 'Fn::Join');
    return parts.map((part) => text(part, 'Fn::Join')).join(text(separator, 'Fn::Join'));
  },
  'Fn::Split': (argument, scope) => {
    const [separator, source] = list(resolveIntrinsics(argument, scope), 'Fn::Split');
    return text(source, 'Fn::Split').split(text(separator, 'Fn::Split'));
  },
  'Fn::Select': (argument, scope) => {
    const [index, items] = list(resolveIntrinsics(argument, scope), 'Fn::Select');
    return list(items, 'Fn::Select')[Number(index)];
  },
  'Fn::Sub': (argument, scope) => substitute(argument, scope),
  'Fn::ImportValue': (argument, scope) =>
    scope.exported(text(resolveIntrinsics(argument, scope), 'Fn::ImportValue')),
  // A weak cross-stack reference of the CDK reads the other stack's output.
  'Fn::GetStackOutput': (argument, scope) => {
    if (!isObject(argument)) throw wrongArgument('Fn::GetStackOutput');
    return scope.stackOutput(
      text(argument.StackName, 'Fn::GetStackOutput'),
      text(argument.OutputName, 'Fn::GetStackOutput'),
    );
  },
};

const substitute = (argument: unknown, scope: Scope): string => {
  const [template, variables] = Array.isArray(argument) ? argument : [argument, {}];
  const own = isObject(variables) ? variables : {};
  return text(template, 'Fn::Sub').replaceAll(
    /\$\{(!?)([^}]+)\}/g,
    (match, literal: string, name: string) => {
      if (literal) return match.replace('!', '');
      if (name in own) return text(resolveIntrinsics(own[name], scope), 'Fn::Sub');
      const [logicalId = '', ...attribute] = name.split('.');
      const value =
        attribute.length === 0 ? scope.ref(name) : scope.attribute(logicalId, attribute.join('.'));
      return text(value, 'Fn::Sub');
    },
  );
};

const text = (value: unknown, intrinsic: string): string => {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw wrongArgument(intrinsic);
};

const list = (value: unknown, intrinsic: string): readonly unknown[] => {
  if (!Array.isArray(value)) throw wrongArgument(intrinsic);
  return value;
};

const wrongArgument = (intrinsic: string): UnsupportedTemplateError => {
  return new UnsupportedTemplateError(`${intrinsic} has an argument that the laptop host cannot resolve.`);
};
