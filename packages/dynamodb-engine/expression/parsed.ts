import { ValidationError } from '../error.ts';
import { ExpressionError, inParameter, type Parameter } from './expression-error.ts';

const maxExpressionBytes = 4096;
/** A program has some hundreds of texts; where each request makes its own, those that were not used of late are let go. */
const keptTexts = 2000;

/** Remembers what texts mean: programs send the same few again and again with other values. */
export const remembered = <Syntax>(
  parse: (text: string) => Syntax,
): ((parameter: Parameter, text: string) => Syntax) => {
  const known = new Map<string, Syntax>();
  return (parameter, text) => {
    const syntax = known.get(text) ?? inParameter(parameter, () => readText(parse, parameter, text));
    // The map keeps the order of insertion: what is used moves to its end.
    known.delete(text);
    known.set(text, syntax);
    const [oldest] = known.keys();
    if (known.size > keptTexts && oldest !== undefined) known.delete(oldest);
    return syntax;
  };
};

const readText = <Syntax>(parse: (text: string) => Syntax, parameter: Parameter, text: string): Syntax => {
  // AWS counts this one error nowhere among others.
  if (text === '') throw new ValidationError(`Invalid ${parameter}: The expression can not be empty;`);
  const size = Buffer.byteLength(text);
  if (size > maxExpressionBytes) throw tooLong(parameter, size);
  return parse(text);
};

const tooLong = (parameter: Parameter, size: number): ExpressionError => {
  const problem = 'Expression size has exceeded the maximum allowed size;';
  // Of updates AWS does not tell the size.
  return new ExpressionError(
    parameter === 'UpdateExpression' ? problem : `${problem} expression size: ${size}`,
  );
};
