import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { runCommand } from './command-error.ts';

// `npm run messages`: gathers what the pages say into their catalogues, for translation.

const root = fileURLToPath(new URL('../../..', import.meta.url));

await runCommand(async () => {
  const program = `${root}node_modules/@lingui/cli/dist/lingui.js`;
  const child = spawn(process.execPath, [program, 'extract', '--clean'], {
    cwd: `${root}packages/web`,
    stdio: 'inherit',
  });
  const [code] = await once(child, 'close');
  return code ?? 1;
});
