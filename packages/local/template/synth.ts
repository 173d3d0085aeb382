import { fileURLToPath } from 'node:url';
import { App } from 'aws-cdk-lib/core';
import { addStacks } from '#infra/app.ts';

// Run as a process of its own: the CDK takes a second to load and memory that the host need not keep.

const [outdir] = process.argv.slice(2);
if (outdir === undefined) throw new Error('usage: synth.ts OUTPUT-FOLDER');
// The template is checked by the tests; checking it again would add a second and a half to every start.
const app = new App({
  outdir,
  analyticsReporting: false,
  treeMetadata: false,
  builtinCloudFormationValidation: false,
});
addStacks(app, { stage: 'local', root: fileURLToPath(new URL('../../..', import.meta.url)) });
app.synth();
