/**
 * The region that a stage is deployed to, and looked for in: that of `AWS_REGION`, else the one that SST takes by
 * default. `sst.config.ts` and the command line both ask here, so that they mean the same stage.
 */
export const regionFrom = ({ AWS_REGION: region }: Readonly<Record<string, string | undefined>>): string =>
  region || 'us-east-1';
