import { readRequest } from '../request/shape.ts';
import { continuousBackupsShape, tableNameShape } from '../request/table-shape.ts';
import type { TableDefinition } from '../table/definition.ts';
import type { Operation } from './context.ts';

/** What can be restored, if point-in-time recovery is on: nothing here does so, but callers ask for it. */
const describeBackups = ({ recoverableSince }: TableDefinition, now: number): string =>
  JSON.stringify({
    ContinuousBackupsDescription: {
      ContinuousBackupsStatus: 'ENABLED',
      PointInTimeRecoveryDescription:
        recoverableSince === undefined
          ? { PointInTimeRecoveryStatus: 'DISABLED' }
          : {
              PointInTimeRecoveryStatus: 'ENABLED',
              RecoveryPeriodInDays: 35,
              EarliestRestorableDateTime: recoverableSince,
              LatestRestorableDateTime: now / 1000,
            },
    },
  });

export const describeContinuousBackups: Operation = (request, { catalog, now }) => {
  const input = readRequest(tableNameShape, request);
  return describeBackups(catalog.described(input.TableName).definition, now());
};

export const updateContinuousBackups: Operation = (request, { catalog, now }) => {
  const { TableName, PointInTimeRecoverySpecification: asked } = readRequest(continuousBackupsShape, request);
  const { definition } = catalog.described(TableName);
  const recoverableSince = asked.PointInTimeRecoveryEnabled
    ? (definition.recoverableSince ?? now() / 1000)
    : undefined;
  return describeBackups(catalog.set({ ...definition, recoverableSince }).definition, now());
};
