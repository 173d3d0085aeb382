import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { FailureNotice } from '../api/failure-notice.tsx';
import { type Import, type Preview, startImport } from '../api/imports.ts';
import { settingsQuery } from '../api/settings.ts';
import { useFormat } from '../i18n/format.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import { Figure, Figures, Section } from '../ui/page.tsx';
import { Segments } from '../ui/segments.tsx';
import { Cell, Head, Row, Table } from '../ui/table.tsx';
import { useFaultText } from './fault-text.ts';
import { groupFaults } from './group-faults.ts';

type Example = Preview['examples'][number];
type Duplicates = 'skip' | 'update' | 'create' | 'ask';

const isDuplicates = (text: string): text is Duplicates =>
  text === 'skip' || text === 'update' || text === 'create' || text === 'ask';

const Faults = ({ preview }: { readonly preview: Preview }) => {
  const { t } = useLingui();
  const textOf = useFaultText();
  const { list } = useFormat();
  const groups = groupFaults(preview.examples);
  if (groups.length === 0) return null;
  return (
    <Section title={t`What would fail, and why`}>
      <Table
        label={t`Faults by kind`}
        head={
          <>
            <Head>{t`Column`}</Head>
            <Head>{t`What is wrong`}</Head>
            <Head>{t`Such as`}</Head>
            <Head>{t`Lines`}</Head>
          </>
        }
      >
        {groups.map((group) => (
          <Row key={`${group.column} ${group.code}`}>
            <Cell className="font-medium">{group.column ?? t`The row as a whole`}</Cell>
            <Cell className="min-w-48">{textOf(group)}</Cell>
            <Cell className="max-w-56 truncate text-soft">{group.value ?? ''}</Cell>
            <Cell className="text-soft tabular-nums">{list(group.lines.map(String))}</Cell>
          </Row>
        ))}
      </Table>
      {preview.counts.invalid > 10 && (
        <p className="text-13 text-soft">
          <Trans>
            The first ten rows that would fail are shown. All of them can be mended after the import.
          </Trans>
        </p>
      )}
    </Section>
  );
};

const Kind = ({ example }: { readonly example: Example }) => {
  const { t } = useLingui();
  switch (example.kind) {
    case 'valid':
      return <Badge meaning="good">{t`New`}</Badge>;
    case 'invalid':
      return <Badge meaning="bad">{t`Would fail`}</Badge>;
    case 'duplicates_in_store':
      return <Badge meaning="info">{t`There already`}</Badge>;
    case 'duplicates_in_file':
      return <Badge meaning="careful">{t`Twice in the file`}</Badge>;
    default:
      return <Badge>{t`Header`}</Badge>;
  }
};

const Examples = ({ preview }: { readonly preview: Preview }) => {
  const { t } = useLingui();
  return (
    <Section title={t`Rows as they would come in`}>
      <Table
        label={t`The first rows of each kind`}
        head={
          <>
            <Head isNumber>{t`Line`}</Head>
            <Head>{t`Would become`}</Head>
            {preview.columns.map(({ header }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns may have the same name, and keep their places
              <Head key={at}>{header}</Head>
            ))}
          </>
        }
      >
        {preview.examples.map((example) => (
          <Row key={`${example.kind} ${example.record}`}>
            <Cell isNumber className="text-soft">
              {example.line}
            </Cell>
            <Cell className="whitespace-nowrap">
              <Kind example={example} />
              {example.possible_duplicates?.[0] && (
                <Link
                  to="/contacts/$contactId"
                  params={{ contactId: example.possible_duplicates[0].id }}
                  className="ml-2 text-13 text-accent underline"
                >
                  {t`look at it`}
                </Link>
              )}
            </Cell>
            {example.cells.map((cell, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: cells keep their places
              <Cell key={at} className="max-w-56 truncate">
                <span dir="auto">{cell}</span>
              </Cell>
            ))}
          </Row>
        ))}
      </Table>
    </Section>
  );
};

const useStart = (one: Import) => {
  const { data: settings } = useQuery(settingsQuery);
  const [given, setGiven] = useState<Duplicates>();
  const [createsCompanies, setCreatesCompanies] = useState(one.options.create_companies ?? true);
  const duplicates: Duplicates = given ?? one.options.duplicates ?? settings?.import_duplicates ?? 'skip';
  const start = useMutation({
    mutationFn: () => startImport(one.id, { duplicates, create_companies: createsCompanies }),
  });
  return { duplicates, setGiven, createsCompanies, setCreatesCompanies, start };
};

/** What would become of the rows: four numbers, what would fail, and the first of each kind. */
export const PreviewStep = ({ one, preview }: { readonly one: Import; readonly preview: Preview }) => {
  const { t } = useLingui();
  const { number } = useFormat();
  const { duplicates, setGiven, createsCompanies, setCreatesCompanies, start } = useStart(one);
  const { valid, duplicates_in_store: known, duplicates_in_file: twice, invalid, warned } = preview.counts;
  const hasCompany = preview.columns.some(({ field }) => field === 'company.name');
  return (
    <>
      <Figures>
        <Figure name={t`New contacts`} value={number(valid)} />
        <Figure name={t`There already`} value={number(known)} />
        <Figure name={t`Twice in the file`} value={number(twice)} />
        <Figure
          name={t`Would fail`}
          value={number(invalid)}
          className={invalid > 0 ? 'text-bad' : undefined}
        />
      </Figures>
      {warned > 0 && (
        <p className="text-13 text-soft">
          <Plural
            value={warned}
            one="# row among them comes in with a remark: a value that cannot be read is kept as it is."
            other="# rows among them come in with a remark: values that cannot be read are kept as they are."
          />
        </p>
      )}
      <div className="flex flex-wrap items-end gap-4 rounded-10 border border-line p-3">
        <div className="flex max-w-full flex-col gap-1">
          <span className="text-13 font-medium text-soft">{t`Rows of contacts that are there already`}</span>
          <div className="overflow-x-auto">
            <Segments
              label={t`Rows of contacts that are there already`}
              value={duplicates}
              options={[
                ['skip', t`Leave the contact`],
                ['update', t`Update it`],
                ['create', t`Create another`],
                ['ask', t`Ask me`],
              ]}
              onChange={(value) => {
                if (isDuplicates(value)) setGiven(value);
              }}
            />
          </div>
        </div>
        {hasCompany && (
          <Checkbox isSelected={createsCompanies} onChange={setCreatesCompanies} className="min-h-8">
            {t`Create companies that are new`}
          </Checkbox>
        )}
        <span className="ml-auto flex gap-2">
          <Button look="primary" isPending={start.isPending} onPress={() => start.mutate()}>
            <Trans>Import {number(preview.rows)} rows</Trans>
          </Button>
        </span>
      </div>
      {start.error && <FailureNotice error={start.error} />}
      <Faults preview={preview} />
      <Examples preview={preview} />
    </>
  );
};
