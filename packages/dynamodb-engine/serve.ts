import { parseArgs } from 'node:util';
import { startEngine } from './engine.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8000' },
    file: { type: 'string' },
    region: { type: 'string' },
  },
});

const engine = await startEngine({
  port: Number(values.port),
  path: values.file,
  region: values.region,
  onError: (error) => process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`),
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
