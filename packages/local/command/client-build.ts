import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// `npm run client:build`: writes what others install of the client, JavaScript and its types, into `dist/`.

const dist = 'packages/client/dist';
const compiler = 'node_modules/typescript/bin/tsc';

/** The compiler names the sources of types; those who install the package have `.js` and `.d.ts` alone. */
const withoutSources = (declarations: string): string =>
  declarations.replaceAll(/(from '\.\/[\w-]+)\.ts'/g, "$1.js'");

rmSync(dist, { recursive: true, force: true });
execFileSync(process.execPath, [compiler, '--project', 'packages/client/tsconfig.build.json'], {
  stdio: 'inherit',
});
for (const name of readdirSync(dist).filter((name) => name.endsWith('.d.ts'))) {
  const path = join(dist, name);
  writeFileSync(path, withoutSources(readFileSync(path, 'utf8')));
}
