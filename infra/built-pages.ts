import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const folder = 'dist/pages';

/** Names all files of the pages, so it changes with them; below the project's root. */
export const pagesRecord = `${folder}/manifest.json`;

/** The built pages by their names; none where nobody has built them, as in most tests. */
export const builtPages = (root: string): Record<string, string> => {
  const home = join(root, folder);
  if (!existsSync(home)) return {};
  const files = readdirSync(home, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return Object.fromEntries(
    files
      .map(({ parentPath, name }) => join(parentPath, name))
      .filter((path) => path !== join(root, pagesRecord))
      .map((path) => [relative(home, path).replaceAll('\\', '/'), readFileSync(path, 'utf8')]),
  );
};
