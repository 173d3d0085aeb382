import { buildPages } from '../pages/build-pages.ts';
import { runCommand } from './command-error.ts';

// `npm run pages`: builds the pages, as they are deployed.

await runCommand(async () => {
  console.log(`The pages are in ${await buildPages()}`);
  return 0;
});
