import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { FailureNotice } from '../api/failure-notice.tsx';
import { fieldsQuery } from '../api/fields.ts';
import { cancelImport, type Import, type Preview, sendFile } from '../api/imports.ts';
import { useFormat } from '../i18n/format.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Notice, Skeleton } from '../ui/states.tsx';
import { Cell, Head, Row, Table } from '../ui/table.tsx';
import { useFaultText } from './fault-text.ts';
import { fileOf, keepFile } from './files-kept.ts';
import { changedMapping, customNameOf, customTarget, ignored, type Target, targets } from './targets.ts';

// What opens is large; the values of the columns are there before it.
const TargetPicker = lazy(() =>
  import('./target-picker.tsx').then((picker) => ({ default: picker.TargetPicker })),
);

type Column = Preview['columns'][number];

/** Three different values of a column, of the rows that are shown. */
const samplesOf = ({ examples }: Preview, at: number): readonly string[] =>
  [...new Set(examples.map(({ cells }) => cells[at]?.trim() ?? ''))]
    .filter((text) => text !== '')
    .slice(0, 3);

const useTargets = (header: string): readonly Target[] => {
  const { t, i18n } = useLingui();
  const { data: fields = [] } = useQuery(fieldsQuery);
  const known = new Set(fields.map(({ name }) => name));
  return [
    [ignored, t`Leave out`],
    ...targets.map(([name, words]) => [name, i18n._(words)] as const),
    ...fields.map(({ name, label }) => [customTarget(name), label, t`custom field`] as const),
    ...(known.has(header) || header.trim() === ''
      ? []
      : [[customTarget(header), header, t`new custom field`] as const]),
  ];
};

interface ColumnRowProps {
  readonly column: Column;
  readonly samples: readonly string[];
  readonly target: string;
  readonly onTarget: (target: string) => void;
  readonly isTwice: boolean;
}

const Likely = ({ looks }: { readonly looks: NonNullable<Column['looks_like']> }) => {
  const { t } = useLingui();
  const words = {
    phone: t`Looks like a phone`,
    email: t`Looks like an email`,
    opt_out: t`Looks like an opt-out`,
  };
  return <Badge meaning="careful">{words[looks]}</Badge>;
};

const ColumnRow = ({ column, samples, target, onTarget, isTwice }: ColumnRowProps) => {
  const { t } = useLingui();
  const { percent } = useFormat();
  const all = useTargets(column.header);
  const custom = customNameOf(column.field);
  // What the API found, where the list does not have it: a custom field under another name.
  const options =
    custom !== undefined && !all.some(([id]) => id === column.field)
      ? [...all, [column.field ?? ignored, custom, t`new custom field`] as const]
      : all;
  return (
    <Row>
      <Cell className="max-w-56 min-w-32">
        <span className="font-medium">{column.header || t`Without a name`}</span>
        {column.looks_like && (
          <div>
            <Likely looks={column.looks_like} />
          </div>
        )}
      </Cell>
      <Cell className="min-w-48 text-13 text-soft">
        {samples.length === 0 ? (
          <span className="text-faint">{t`Empty`}</span>
        ) : (
          <ul className="flex flex-wrap gap-x-3">
            {samples.map((text) => (
              <li key={text} className="max-w-44 truncate" dir="auto">
                {text}
              </li>
            ))}
          </ul>
        )}
      </Cell>
      <Cell isNumber className="text-13 text-soft">
        {percent(column.fill_rate)}
      </Cell>
      <Cell className="w-72 min-w-56">
        <Suspense fallback={<Skeleton className="h-8 w-full" />}>
          <TargetPicker
            header={column.header}
            targets={options}
            target={target}
            onTarget={onTarget}
            isTwice={isTwice}
          />
        </Suspense>
      </Cell>
    </Row>
  );
};

/** Sends the file once more with another mapping: the mapping decides how its rows are read. */
const useRemapped = (one: Import) => {
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async (mapping: Record<string, string>) => {
      const file = await fileOf(one.id, { name: one.file_name, url: one.files.source?.url });
      const options = {
        ...one.options,
        validate_only: true,
        mapping: { ...one.options.mapping, ...mapping },
      };
      const id = await sendFile(file, options, () => undefined);
      keepFile(id, file);
      await cancelImport(one.id);
      return id;
    },
    onSuccess: (importId) =>
      void navigate({
        to: '/imports/$importId',
        params: { importId },
        search: { step: 'preview' },
        replace: true,
      }),
  });
};

/** What each column fills, with what stands in it. */
export const ColumnsStep = ({ one, preview }: { readonly one: Import; readonly preview: Preview }) => {
  const { t } = useLingui();
  const { number } = useFormat();
  const textOf = useFaultText();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const remap = useRemapped(one);
  const targetOf = ({ header, field }: Column) => chosen[header] ?? field ?? ignored;
  const taken = preview.columns.map(targetOf);
  const isTwice = (column: Column) =>
    chosen[column.header] !== undefined &&
    targetOf(column) !== ignored &&
    taken.filter((one) => one === targetOf(column)).length > 1;
  const goOn = (): void => {
    const changed = changedMapping(preview.columns, chosen);
    if (Object.keys(changed).length > 0) remap.mutate(changed);
    else
      void navigate({ to: '/imports/$importId', params: { importId: one.id }, search: { step: 'preview' } });
  };
  return (
    <>
      <p className="text-soft">
        <Trans>
          {number(preview.rows)} rows. Columns that Callbook knows are matched; what it does not know becomes
          a custom field, unless you choose otherwise.
        </Trans>
      </p>
      {one.warnings.map(({ code, message, column }) => (
        <Notice key={`${code}${column ?? ''}`} meaning="careful">
          {column !== null && <strong className="font-medium">{column}: </strong>}
          {textOf({ code, message })}
        </Notice>
      ))}
      <Table
        label={t`Columns of the file`}
        head={
          <>
            <Head>{t`Column`}</Head>
            <Head>{t`Values`}</Head>
            <Head isNumber>{t`Filled`}</Head>
            <Head>{t`Fills`}</Head>
          </>
        }
      >
        {preview.columns.map((column, at) => (
          <ColumnRow
            // biome-ignore lint/suspicious/noArrayIndexKey: columns may have the same name, and keep their places
            key={at}
            column={column}
            samples={samplesOf(preview, at)}
            target={targetOf(column)}
            onTarget={(target) => setChosen({ ...chosen, [column.header]: target })}
            isTwice={isTwice(column)}
          />
        ))}
      </Table>
      {remap.error && <FailureNotice error={remap.error} />}
      <div className="flex justify-end gap-2">
        <Button
          look="primary"
          isPending={remap.isPending}
          isDisabled={preview.columns.some(isTwice)}
          onPress={goOn}
        >
          {t`Continue to the preview`}
        </Button>
      </div>
    </>
  );
};
