import { parseArgs } from 'node:util';
import { startEngine } from './engine.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8000' },
    file: { type: 'string' },
    region: { type: 'string' },
  },
});

const say = (line: string) => process.stderr.write(`${line}\n`);

const engine = await startEngine({
  port: Number(values.port),
  path: values.file,
  region: values.region,
  onError: (error) => say(error instanceof Error ? (error.stack ?? error.message) : String(error)),
}).catch((error: unknown) => {
  // A port that is taken, or a file that cannot be used: one line says so.
  say(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
process.stdout.write(
  `DynamoDB's protocol at ${engine.url}, ${values.file ?? 'in memory'}. Ctrl-C ends it.\n`,
);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    engine.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });
}
