import { OperandParser } from './operand-parser.ts';
import type { PathNode } from './syntax.ts';
import { TokenReader } from './tokens.ts';

/** Reads the paths of a projection; throws an ExpressionError. */
export const parseProjectionSyntax = (text: string): readonly PathNode[] => {
  const parser = new OperandParser(new TokenReader(text));
  const paths = [parser.path()];
  while (parser.tokens.acceptSymbol(',')) paths.push(parser.path());
  parser.tokens.expectEnd();
  return paths;
};
