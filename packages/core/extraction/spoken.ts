const edge = '(?:(?<![\\p{L}\\d])(?=[\\p{L}\\d])|(?<=[\\p{L}\\d])(?![\\p{L}\\d]))';

/**
 * An expression for what people say, in any case: `\b` is an edge of a word in any language, where that of JavaScript
 * knows none beside `\u00fc`.
 */
export const spoken = (pattern: RegExp | string, flags = 'iu'): RegExp =>
  new RegExp((typeof pattern === 'string' ? pattern : pattern.source).replaceAll('\\b', edge), flags);
