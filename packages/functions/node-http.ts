/**
 * What the bundles have in place of `node:http`. An import of that one reads whatever it exports, `WebSocket` as well,
 * and so loads Node's whole client for `fetch`, which takes longer than all that a function has of its own.
 */
const http = process.getBuiltinModule('node:http');

export const { Agent, METHODS, request, STATUS_CODES } = http;

// biome-ignore lint/style/noDefaultExport: `node:http` has one.
export default http;
