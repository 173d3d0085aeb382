import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const block = 512;

/** The files of a tar archive: headers of a block with name and size, each with its file, filled up to a block. */
function* filesOf(tar: Buffer): Generator<[name: string, content: Buffer]> {
  for (let at = 0; tar[at]; ) {
    const text = (from: number, length: number) => tar.toString('utf8', at + from, at + from + length);
    const size = Number.parseInt(text(124, 12), 8);
    yield [text(0, 100).replaceAll('\0', ''), tar.subarray(at + block, at + block + size)];
    at += block + Math.ceil(size / block) * block;
  }
}

/** Packs a workspace as npm does for whoever installs it, and unpacks it into a folder. Answers the names of its files. */
export const unpackWorkspace = (workspace: string, folder: string): string[] => {
  const into = join(folder, '.packed');
  mkdirSync(into, { recursive: true });
  execFileSync('npm', ['pack', '--workspace', workspace, '--pack-destination', into], {
    shell: process.platform === 'win32',
    stdio: 'pipe',
  });
  const [archive = ''] = readdirSync(into);
  const files = [...filesOf(gunzipSync(readFileSync(join(into, archive))))];
  return files.map(([packed, content]) => {
    const name = packed.slice('package/'.length);
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return name;
  });
};
