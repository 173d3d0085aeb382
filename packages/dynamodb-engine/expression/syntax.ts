/** A document path as written: names, #names and indexes. */
export interface PathNode {
  readonly kind: 'path';
  readonly parts: readonly PathPart[];
}

export type PathPart =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'nameholder'; readonly placeholder: string }
  | { readonly kind: 'index'; readonly digits: string };

export interface ValueNode {
  readonly kind: 'value';
  readonly placeholder: string;
}

export interface CallNode {
  readonly kind: 'call';
  readonly name: string;
  readonly operands: readonly OperandNode[];
}

export type OperandNode = PathNode | ValueNode | CallNode;

export type Comparator = '=' | '<>' | '<' | '<=' | '>' | '>=';

export type ConditionNode =
  | {
      readonly kind: 'comparison';
      readonly operator: Comparator;
      readonly operands: readonly [OperandNode, OperandNode];
    }
  | { readonly kind: 'between'; readonly operands: readonly [OperandNode, OperandNode, OperandNode] }
  | { readonly kind: 'in'; readonly operand: OperandNode; readonly options: readonly OperandNode[] }
  | { readonly kind: 'and' | 'or'; readonly left: ConditionNode; readonly right: ConditionNode }
  | { readonly kind: 'not'; readonly condition: ConditionNode }
  | CallNode;

export interface ConditionSyntax {
  readonly condition: ConditionNode;
  readonly hasRedundantParentheses: boolean;
}

export type SetValueNode =
  | OperandNode
  | {
      readonly kind: 'arithmetic';
      readonly operator: '+' | '-';
      readonly operands: readonly [OperandNode, OperandNode];
    };

export type ActionNode =
  | { readonly kind: 'SET'; readonly path: PathNode; readonly value: SetValueNode }
  | { readonly kind: 'REMOVE'; readonly path: PathNode }
  | { readonly kind: 'ADD' | 'DELETE'; readonly path: PathNode; readonly value: ValueNode };

export type SectionName = ActionNode['kind'];

export interface UpdateSyntax {
  /** In the order of the text. */
  readonly actions: readonly ActionNode[];
  readonly repeatedSection: SectionName | undefined;
  readonly hasRedundantParentheses: boolean;
}
