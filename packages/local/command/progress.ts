import type { WriteStream } from 'node:tty';

/** Shows how far something is: one line that redraws itself on a terminal, a line per tenth elsewhere. */
export interface Progress {
  show(label: string, done: number, total: number | null, note?: string): void;
  /** Leaves the last state on the screen. */
  finish(): void;
}

const barWidth = 24;

export const startProgress = (output: Pick<WriteStream, 'write'> & { isTTY?: boolean }): Progress =>
  output.isTTY ? terminalProgress(output) : plainProgress(output);

const terminalProgress = (output: Pick<WriteStream, 'write'>): Progress => {
  let shown = '';
  return {
    show: (label, done, total, note = '') => {
      const share = shareOf(done, total);
      const filled = Math.round((share ?? 0) * barWidth);
      const bar = `${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)}`;
      const line = `${label.padEnd(12)} ${bar} ${percentOf(share).padStart(4)}  ${note}`;
      if (line === shown) return;
      shown = line;
      output.write(`\r\u001b[K${line}`);
    },
    finish: () => {
      if (shown !== '') output.write('\n');
      shown = '';
    },
  };
};

const plainProgress = (output: Pick<WriteStream, 'write'>): Progress => {
  let shown = '';
  return {
    show: (label, done, total, note = '') => {
      const share = shareOf(done, total);
      const step = `${label} ${Math.floor((share ?? 0) * 10)}`;
      if (step === shown) return;
      shown = step;
      output.write(`${`${label} ${percentOf(share)} ${note}`.trimEnd()}\n`);
    },
    finish: () => {
      shown = '';
    },
  };
};

const shareOf = (done: number, total: number | null): number | undefined => {
  if (total === null) return undefined;
  return total === 0 ? 1 : Math.min(1, done / total);
};

const percentOf = (share: number | undefined): string =>
  share === undefined ? '…' : `${Math.floor(share * 100)}%`;
