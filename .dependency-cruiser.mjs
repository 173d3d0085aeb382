import { strata } from './scripts/strata.ts';

/** Who may know whom. Tests and scripts may know everything; nobody may know them. */
const packages = (names) => `^packages/(${names})/`;

const filesIn = (folder) => `^packages/core/${folder}/[^/]+$`;
const inFolders = '^packages/core/.+/';

/** Rooms of the pages, from the bottom; each knows those below it. Nouns know no other noun but what they show of it. */
const rooms = ['ui', 'i18n', 'api', '(?!ui|i18n|api|routes|app)[a-z-]+', 'routes', 'app'];
const room = (name) => `^packages/web/${name}/`;

// The shell, which is above all, may know all.
const webRules = rooms.slice(0, -1).map((name, height) => ({
  name: `web-${['ui', 'i18n', 'api', 'nouns', 'routes'][height]}`,
  comment: 'A room of the pages knows those below it: app, routes, nouns, api, i18n, ui.',
  severity: 'error',
  from: { path: room(name) },
  to: { path: rooms.slice(height + 1).map(room) },
}));

const unlisted = { path: inFolders, pathNot: strata.flat().map(filesIn) };

const strataRules = strata.flatMap((folders, height) =>
  folders.map((folder) => ({
    name: `strata-${folder.replace('/', '-')}`,
    comment: 'A folder of core knows only folders below it: docs/architecture.md, Strata.',
    severity: 'error',
    from: { path: filesIn(folder) },
    to: { path: inFolders, pathNot: [folder, ...strata.slice(0, height).flat()].map(filesIn) },
  })),
);

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Files that need each other are one file, or share a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'nothing-unresolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'core-knows-nobody',
      comment: 'The domain can be read, tested and moved without what is around it.',
      severity: 'error',
      from: { path: packages('core') },
      to: { path: ['^infra/', packages('client|dynamodb-engine|functions|local|reference|web')] },
    },
    ...strataRules,
    {
      name: 'strata-bottom',
      comment: 'What lies in core itself is below all of its folders.',
      severity: 'error',
      from: { path: '^packages/core/[^/]+$' },
      to: { path: inFolders },
    },
    ...[
      { from: unlisted, to: {} },
      { from: {}, to: unlisted },
    ].map((rule) => ({
      name: 'strata-are-listed',
      comment: 'A new folder of core has its place in docs/architecture.md, Strata.',
      severity: 'error',
      ...rule,
    })),
    {
      name: 'core-without-hosts',
      comment: 'Neither Lambda nor the CDK nor the HTTP edge.',
      severity: 'error',
      from: { path: packages('core') },
      to: { path: 'node_modules/(@types/aws-lambda|@middy|aws-cdk-lib|constructs|sst|esbuild)(/|$)' },
    },
    {
      name: 'schemas-are-pure',
      comment: 'Schemas are read by the web, OpenAPI and infra, so they bring no client with them.',
      severity: 'error',
      from: { path: '^packages/core/.+[.]schema[.]ts$' },
      to: { path: 'node_modules/@aws-sdk(/|$)', reachable: true },
    },
    {
      name: 'functions-know-core-and-reference',
      severity: 'error',
      from: { path: packages('functions') },
      to: { path: ['^infra/', packages('client|dynamodb-engine|local|web')] },
    },
    {
      name: 'reference-is-pure',
      comment: 'The reference page is a function of the description.',
      severity: 'error',
      from: { path: packages('reference') },
      to: { pathNot: [packages('reference'), '^packages/core/.+[.]schema[.]ts$', 'node_modules/valibot/'] },
    },
    {
      name: 'web-knows-client-and-schemas',
      comment: 'Pages know the API by its client; rules come from the API, and forms take its own schemas.',
      severity: 'error',
      from: { path: packages('web'), pathNot: '[.]config[.]ts$' },
      to: {
        pathNot: [
          packages('web|client'),
          '^packages/core/.+[.]schema[.]ts$',
          '^packages/core/text/split-list[.]ts$',
          'node_modules/',
        ],
      },
    },
    ...webRules,
    {
      name: 'client-knows-the-description-only',
      comment: 'It can be taken elsewhere: what it knows of Callbook is its generated types.',
      severity: 'error',
      from: { path: packages('client') },
      to: { pathNot: [packages('client'), 'node_modules/'] },
    },
    {
      name: 'engine-knows-nobody',
      comment: 'It can be taken elsewhere: nothing of Callbook, and no dependency but Node.',
      severity: 'error',
      from: { path: packages('dynamodb-engine') },
      to: { pathNot: packages('dynamodb-engine'), dependencyTypesNot: ['core'] },
    },
    {
      name: 'workbook-knows-nobody',
      comment:
        'It can be taken elsewhere: nothing of Callbook, and no dependency but one that unpacks archives.',
      severity: 'error',
      from: { path: packages('workbook') },
      to: { pathNot: [packages('workbook'), 'node_modules/yauzl/'], dependencyTypesNot: ['core'] },
    },
    {
      name: 'infra-reads-tables',
      comment:
        'The stacks read what there is from the route table, the table definition, the filter of its stream, the lists of models and of schedules.',
      severity: 'error',
      from: { path: '^infra/' },
      to: {
        path: ['^packages/', '^test/', '^scripts/'],
        pathNot: [
          '^packages/functions/(routes|api-description)[.]ts$',
          '^packages/functions/http/(request|response)-headers[.]ts$',
          '^packages/core/table/table[.]schema[.]ts$',
          '^packages/core/extraction-model/models[.]ts$',
          '^packages/core/projection/stream-filter[.]ts$',
          '^packages/core/schedule/schedules[.]schema[.]ts$',
        ],
      },
    },
    {
      name: 'nobody-knows-tests',
      severity: 'error',
      from: { path: ['^packages/', '^infra/', '^scripts/', '^sst[.]config[.]ts$'] },
      to: { path: '^test/' },
    },
    {
      name: 'bundles-need-dependencies',
      comment: 'What runs in a function is a dependency, not a devDependency.',
      severity: 'error',
      from: { path: packages('core|functions|reference|workbook') },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // The parser (swc: TypeScript 7 has no API that dependency-cruiser could use) stumbles over `using`.
    exclude: { path: ['^packages/local/start[.]ts$', '^packages/client/dist/', '[.](po|css)$'] },
    parser: 'swc',
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mts', '.mjs', '.js', '.json', '.d.ts'],
    },
  },
};
