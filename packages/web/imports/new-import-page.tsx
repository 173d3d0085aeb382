import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { DropZone, FileTrigger, Form } from 'react-aria-components';
import { FailureNotice } from '../api/failure-notice.tsx';
import { importSheet, sendFile } from '../api/imports.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { Page } from '../ui/page.tsx';
import { Notice, Progress } from '../ui/states.tsx';
import { useTitle } from '../ui/title.ts';
import { keepFile } from './files-kept.ts';
import { sampleFile } from './sample.ts';
import { Steps } from './steps.tsx';

const endings = ['.csv', '.tsv', '.txt', '.xlsx'];

const isTaken = ({ name }: File): boolean => endings.some((one) => name.toLowerCase().endsWith(one));

/** Sends what was given, and goes on to what was found in it. */
const useSending = () => {
  const navigate = useNavigate();
  const [share, setShare] = useState(0);
  const goOn = (importId: string) =>
    void navigate({ to: '/imports/$importId', params: { importId }, search: { step: 'columns' } });
  const file = useMutation({
    mutationFn: async (given: File) => {
      setShare(0);
      const id = await sendFile(given, { validate_only: true }, setShare);
      keepFile(id, given);
      return id;
    },
    onSuccess: goOn,
  });
  const sheet = useMutation({
    mutationFn: (url: string) => importSheet(url, { validate_only: true }),
    onSuccess: goOn,
  });
  return { file, sheet, share };
};

type Sending = ReturnType<typeof useSending>;

const Drop = ({ file, share }: Pick<Sending, 'file' | 'share'>) => {
  const { t } = useLingui();
  const [wrong, setWrong] = useState<string>();
  const take = (given: File | undefined): void => {
    if (!given) return;
    setWrong(isTaken(given) ? undefined : given.name);
    if (isTaken(given)) file.mutate(given);
  };
  return (
    <>
      <DropZone
        aria-label={t`Drop a file here`}
        onDrop={async ({ items }) => {
          const dropped = items.find((item) => item.kind === 'file');
          take(dropped && (await dropped.getFile()));
        }}
        className="flex min-h-56 flex-col items-center justify-center gap-3 rounded-10 border border-dashed border-edge p-6 text-center data-drop-target:border-accent data-drop-target:bg-accent-wash"
      >
        <span className="flex size-10 items-center justify-center rounded-10 bg-accent-wash text-accent">
          <Icon name="import" width={20} height={20} />
        </span>
        {file.isPending || file.isSuccess ? (
          <div className="w-64">
            <p className="mb-2 text-14" role="status">
              {t`Sending ${file.variables?.name ?? ''}`}
            </p>
            <Progress label={t`Sending the file`} value={share === 0 ? undefined : share * 100} />
          </div>
        ) : (
          <>
            <p className="text-16 font-medium">{t`Drop a file here`}</p>
            <p className="max-w-md text-13 text-soft">
              <Trans>
                CSV or Excel, with any names of columns, in any language. You see what would become of each
                row before anything is written.
              </Trans>
            </p>
            <div className="flex flex-wrap justify-center gap-2">
              <FileTrigger acceptedFileTypes={endings} onSelect={(chosen) => take(chosen?.[0])}>
                <Button look="primary">{t`Choose a file`}</Button>
              </FileTrigger>
              <Button onPress={() => file.mutate(sampleFile())}>{t`Try a sample`}</Button>
            </div>
          </>
        )}
      </DropZone>
      {wrong !== undefined && (
        <Notice meaning="careful">
          <Trans>
            {wrong} is no table that can be read. Save it as CSV or as an Excel workbook (.xlsx), and drop
            that.
          </Trans>
        </Notice>
      )}
      {file.error && <FailureNotice error={file.error} />}
    </>
  );
};

const Sheet = ({ sheet }: Pick<Sending, 'sheet'>) => {
  const { t } = useLingui();
  const [url, setUrl] = useState('');
  return (
    <Form
      className="flex flex-wrap items-start gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (url.trim() !== '') sheet.mutate(url.trim());
      }}
    >
      <Field
        className="min-w-64 flex-1"
        label={t`Or a Google Sheet`}
        hint={t`The address of a sheet that anyone with the link may see`}
        placeholder="https://docs.google.com/spreadsheets/d/…"
        value={url}
        onChange={setUrl}
        type="url"
      />
      <Button type="submit" isPending={sheet.isPending} className="mt-6">
        {t`Read the sheet`}
      </Button>
      {sheet.error && (
        <div className="w-full">
          <FailureNotice error={sheet.error} />
        </div>
      )}
    </Form>
  );
};

/** The first step of an import: where the people are. */
export const NewImportPage = () => {
  const { t } = useLingui();
  const sending = useSending();
  useTitle(t`Import a file`);
  return (
    <Page
      title={t`Import a file`}
      trail={
        <Link to="/imports" className="text-soft hover:text-ink hover:underline">
          {t`Imports`} ›
        </Link>
      }
    >
      <Steps current="upload" reached="upload" />
      <Drop {...sending} />
      <Sheet {...sending} />
    </Page>
  );
};
