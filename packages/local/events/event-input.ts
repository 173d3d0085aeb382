import { assertDefinitePath, valueAt } from '../json.ts';
import type { EventBridgeEvent, RuleTarget } from '../types.ts';

type Transformer = NonNullable<RuleTarget['InputTransformer']>;
/** Makes of an event what the target receives. */
export type TargetInput = (event: EventBridgeEvent) => unknown;

/** A string literal of the template, a variable outside of one, or anything else. */
const TEMPLATE_TOKEN = /"(?:[^"\\]|\\[\s\S])*"|<[\w.-]+>|[^"<]+|[\s\S]/g;
const VARIABLE = /<([\w.-]+)>/g;

/** Compiles a target's `Input`, `InputPath` or `InputTransformer`; without any, the target receives the event. */
export function compileTargetInput(rule: string, target: RuleTarget): TargetInput {
  if (target.Input !== undefined) {
    const input: unknown = JSON.parse(target.Input);
    return () => input;
  }
  if (target.InputPath !== undefined) {
    const path = target.InputPath;
    assertDefinitePath(path);
    return (event) => valueAt(path, event);
  }
  if (target.InputTransformer !== undefined) return compileTransformer(rule, target.InputTransformer);
  return (event) => event;
}

function compileTransformer(
  rule: string,
  { InputTemplate: template, InputPathsMap = {} }: Transformer,
): TargetInput {
  for (const path of Object.values(InputPathsMap)) assertDefinitePath(path);
  for (const [, name = ''] of template.matchAll(VARIABLE)) {
    if (!(name in InputPathsMap) && !name.startsWith('aws.events.')) {
      throw new Error(`The input template of rule "${rule}" has the variable <${name}>, which has no path`);
    }
  }
  return (event) => {
    const lookUp = (name: string) => {
      const path = InputPathsMap[name];
      return path === undefined ? reserved(rule, name, event) : (valueAt(path, event) ?? '');
    };
    return toValue(template.replace(TEMPLATE_TOKEN, (token) => replaceVariables(token, lookUp)));
  };
}

/** Outside a string literal a variable stands for a JSON value, inside for text. */
function replaceVariables(token: string, lookUp: (name: string) => unknown): string {
  if (token.startsWith('"')) {
    return token.replace(VARIABLE, (_, name: string) => {
      const value = lookUp(name);
      return JSON.stringify(typeof value === 'string' ? value : JSON.stringify(value)).slice(1, -1);
    });
  }
  return token.replace(VARIABLE, (_, name: string) => JSON.stringify(lookUp(name)));
}

function reserved(rule: string, name: string, event: EventBridgeEvent): unknown {
  switch (name) {
    case 'aws.events.rule-name':
      return rule;
    case 'aws.events.rule-arn':
      return `arn:aws:events:${event.region}:${event.account}:rule/${rule}`;
    case 'aws.events.event.ingestion-time':
      return event.time;
    case 'aws.events.event':
    case 'aws.events.event.json':
      return event;
    default:
      throw new Error(`The input template of rule "${rule}" has the unknown variable <${name}>`);
  }
}

function toValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // EventBridge passes a template that is not JSON on as text.
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}
