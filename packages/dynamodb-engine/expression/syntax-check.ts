import { ExpressionError } from './expression-error.ts';
import { redundantParentheses } from './operand-parser.ts';
import { isReserved } from './reserved-words.ts';
import type {
  ActionNode,
  CallNode,
  ConditionNode,
  ConditionSyntax,
  OperandNode,
  PathNode,
  SetValueNode,
  UpdateSyntax,
} from './syntax.ts';

/** What an expression is made of, in the order of its text. */
interface Parts {
  readonly paths: PathNode[];
  /** Whether a call stands where only a value may: there `size` is the one function allowed. */
  readonly calls: { readonly call: CallNode; readonly isCondition: boolean }[];
}

const conditionFunctions = new Set([
  'attribute_exists',
  'attribute_not_exists',
  'attribute_type',
  'begins_with',
  'contains',
  'size',
]);
const updateFunctions = new Set(['if_not_exists', 'list_append']);
const maxIndex = 2 ** 31 - 1;

/** Throws what is wrong with a condition whatever its names and values are. */
export const checkConditionSyntax = ({ condition, hasRedundantParentheses }: ConditionSyntax): void => {
  const parts: Parts = { paths: [], calls: [] };
  collectCondition(condition, parts);
  checkParentheses(hasRedundantParentheses);
  checkReserved(parts.paths);
  for (const { call, isCondition } of parts.calls) checkConditionCall(call, isCondition);
  checkIndexes(parts.paths);
};

/** Throws what is wrong with an update whatever its names and values are. */
export const checkUpdateSyntax = (update: UpdateSyntax): void => {
  const parts: Parts = { paths: [], calls: [] };
  for (const action of update.actions) collectAction(action, parts);
  checkParentheses(update.hasRedundantParentheses);
  checkReserved(parts.paths);
  for (const { call } of parts.calls) checkUpdateCall(call);
  if (update.repeatedSection !== undefined)
    throw new ExpressionError(
      `The "${update.repeatedSection}" section can only be used once in an update expression;`,
    );
  checkIndexes(parts.paths);
};

/** Throws what is wrong with a projection whatever its names are. */
export const checkProjectionSyntax = (paths: readonly PathNode[]): void => {
  checkReserved(paths);
  checkIndexes(paths);
};

const collectCondition = (node: ConditionNode, parts: Parts): void => {
  switch (node.kind) {
    case 'and':
    case 'or':
      collectCondition(node.left, parts);
      collectCondition(node.right, parts);
      return;
    case 'not':
      collectCondition(node.condition, parts);
      return;
    case 'call':
      collectCall(node, true, parts);
      return;
    case 'in':
      collectOperands([node.operand, ...node.options], parts);
      return;
    default:
      collectOperands(node.operands, parts);
  }
};

const collectOperands = (operands: readonly OperandNode[], parts: Parts): void => {
  for (const operand of operands) {
    if (operand.kind === 'path') parts.paths.push(operand);
    else if (operand.kind === 'call') collectCall(operand, false, parts);
  }
};

const collectCall = (call: CallNode, isCondition: boolean, parts: Parts): void => {
  collectOperands(call.operands, parts);
  parts.calls.push({ call, isCondition });
};

const collectAction = (action: ActionNode, parts: Parts): void => {
  parts.paths.push(action.path);
  if (action.kind === 'SET') collectSetValue(action.value, parts);
};

const collectSetValue = (value: SetValueNode, parts: Parts): void =>
  collectOperands(value.kind === 'arithmetic' ? value.operands : [value], parts);

const checkParentheses = (redundant: boolean): void => {
  if (redundant) throw new ExpressionError(redundantParentheses);
};

const checkReserved = (paths: readonly PathNode[]): void => {
  for (const { parts } of paths)
    for (const part of parts)
      if (part.kind === 'name' && isReserved(part.name))
        throw new ExpressionError(`Attribute name is a reserved keyword; reserved keyword: ${part.name}`);
};

const checkIndexes = (paths: readonly PathNode[]): void => {
  for (const { parts } of paths)
    for (const part of parts)
      if (part.kind === 'index' && Number(part.digits) > maxIndex)
        throw new ExpressionError(`List index is not within the allowable range; index: [${part.digits}]`);
};

const checkConditionCall = ({ name }: CallNode, isCondition: boolean): void => {
  if (updateFunctions.has(name))
    throw new ExpressionError(`The function is not allowed in a condition expression; function: ${name}`);
  checkKnown(name);
  if (isCondition === (name === 'size'))
    throw new ExpressionError(
      `The function is not allowed to be used this way in an expression; function: ${name}`,
    );
};

const checkUpdateCall = ({ name }: CallNode): void => {
  if (conditionFunctions.has(name))
    throw new ExpressionError(`The function is not allowed in an update expression; function: ${name}`);
  checkKnown(name);
};

const checkKnown = (name: string): void => {
  if (!conditionFunctions.has(name) && !updateFunctions.has(name))
    throw new ExpressionError(`Invalid function name; function: ${name}`);
};
