// A small host for the kill test: objects of an S3 start executions of three tasks, the second of which
// waits until it may go on. Arguments: the data directory, the file to log to, the file that opens the gate.
import { existsSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { EventBus, objectCreatedEvent } from '#local/event-bridge.ts';
import { startS3 } from '#local/s3-server.ts';
import { StateMachines } from '#local/step-functions.ts';

const [, , directory = '', log = '', gate = ''] = process.argv;
const machineArn = 'arn:aws:states:eu-central-1:000000000000:stateMachine:imports';
const task = (name: string) => ({
  Type: 'Task',
  Resource: 'arn:aws:lambda:eu-central-1:000000000000:function:work',
  Parameters: { task: name, 'key.$': '$.key', 'execution.$': '$$.Execution.Id' },
  ResultPath: null,
});

const machines = new StateMachines({
  machines: [
    {
      arn: machineArn,
      name: 'imports',
      definition: {
        StartAt: 'Register',
        States: {
          Register: { ...task('register'), Next: 'Plan' },
          Plan: { ...task('plan'), Next: 'Finish' },
          Finish: { ...task('finish'), End: true },
        },
      },
    },
  ],
  invoke: async (_arn, payload) => {
    await appendFile(log, `${JSON.stringify(payload)}\n`);
    while (JSON.stringify(payload).includes('"plan"') && !existsSync(gate)) await delay(10);
    return { ok: true, payload: null };
  },
  readObject: async () => Buffer.from('[]'),
  journalDirectory: path.join(directory, 'executions'),
});

const rule = {
  Name: 'drops',
  EventPattern: { source: ['aws.s3'] },
  Targets: [{ Id: 'imports', Arn: machineArn, InputPath: '$.detail.object' }],
};
const bus = new EventBus([rule], async (targetArn, input, { id }) => {
  await machines.startOnce(targetArn, input, id);
});
const s3 = await startS3({
  directory: path.join(directory, 's3'),
  buckets: ['drops'],
  port: 0,
  onObjectCreated: (event) =>
    bus.publish(objectCreatedEvent(event, { account: '000000000000', region: 'eu-central-1' })),
});
process.stdout.write(`${s3.url}\n`);
process.stdin
  .on('end', async () => {
    await machines.idle();
    await s3.close();
  })
  .resume();
