import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { FailureNotice } from '../api/failure-notice.tsx';
import { followJob, type Job } from '../api/jobs.ts';
import {
  createTag,
  deleteTag,
  mergeTags,
  renameTag,
  type Tag,
  tagDeletionQuery,
  tagsChanged,
  tagsQuery,
} from '../api/tags.ts';
import { useFormat } from '../i18n/format.ts';
import { Button } from '../ui/button.tsx';
import { ComboBox } from '../ui/combo-box.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { Option } from '../ui/picker.tsx';
import { Skeleton } from '../ui/states.tsx';

export type Asked =
  | { readonly act: 'create' }
  | { readonly act: 'rename' | 'merge' | 'delete'; readonly tag: Tag };

interface DialogProps {
  readonly onClose: () => void;
}

interface TagDialogProps extends DialogProps {
  readonly tag: Tag;
}

/** Carries out what was asked; what contacts need is done by a job, which the tray shows. */
const useAct = (title: string, act: () => Promise<Job | null>, onClose: () => void) =>
  useMutation({
    mutationFn: act,
    onSuccess: async (job) => {
      if (job) followJob(job.id, title);
      onClose();
      await tagsChanged();
    },
  });

type Act = ReturnType<typeof useAct>;

interface FrameProps extends DialogProps {
  readonly title: string;
  readonly label: string;
  readonly act: Act;
  readonly isReady: boolean;
  readonly isDangerous?: boolean;
  readonly children: ReactNode;
}

const Frame = ({ title, label, act, isReady, isDangerous = false, onClose, children }: FrameProps) => {
  const { t } = useLingui();
  return (
    <Dialog
      isOpen
      size="small"
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t`Cancel`}</Button>
          <Button
            look={isDangerous ? 'danger' : 'primary'}
            isPending={act.isPending}
            isDisabled={!isReady}
            onPress={() => act.mutate()}
          >
            {label}
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) act.mutate();
        }}
        className="flex flex-col gap-2"
      >
        {children}
        {act.error && <FailureNotice error={act.error} />}
      </form>
    </Dialog>
  );
};

const CreateTag = ({ onClose }: DialogProps) => {
  const { t } = useLingui();
  const [name, setName] = useState('');
  const act = useAct('', async () => (await createTag(name.trim())) && null, onClose);
  return (
    <Frame title={t`New tag`} label={t`Create`} act={act} isReady={name.trim() !== ''} onClose={onClose}>
      <Field autoFocus label={t`Name`} value={name} onChange={setName} />
    </Frame>
  );
};

const RenameTag = ({ tag, onClose }: TagDialogProps) => {
  const { t } = useLingui();
  const [name, setName] = useState(tag.name);
  const act = useAct(t`Rename ${tag.name}`, () => renameTag(tag.id, name.trim()), onClose);
  const isReady = name.trim() !== '' && name.trim() !== tag.name;
  return (
    <Frame title={t`Rename ${tag.name}`} label={t`Rename`} act={act} isReady={isReady} onClose={onClose}>
      <Field
        autoFocus
        label={t`Name`}
        hint={t`All contacts that bear it get the new name`}
        value={name}
        onChange={setName}
      />
    </Frame>
  );
};

const MergeTag = ({ tag, onClose }: TagDialogProps) => {
  const { t } = useLingui();
  const { data = [] } = useQuery(tagsQuery);
  const [into, setInto] = useState<string | null>(null);
  const act = useAct(t`Merge ${tag.name}`, () => mergeTags([tag.id], into ?? ''), onClose);
  return (
    <Frame
      title={t`Merge ${tag.name} into another tag`}
      label={t`Merge`}
      act={act}
      isReady={into !== null}
      onClose={onClose}
    >
      <ComboBox
        label={t`The tag that stays`}
        openLabel={t`Show all`}
        selectedKey={into}
        onSelectionChange={(key) => setInto(key === null ? null : String(key))}
      >
        {data
          .filter(({ id, kind }) => id !== tag.id && kind !== 'system')
          .map(({ id, name }) => (
            <Option key={id} id={id}>
              {name}
            </Option>
          ))}
      </ComboBox>
      <p className="text-13 text-soft">
        <Trans>Contacts get the other tag in the place of {tag.name}, which goes.</Trans>
      </p>
    </Frame>
  );
};

const DeleteTag = ({ tag, onClose }: TagDialogProps) => {
  const { t } = useLingui();
  const { number } = useFormat();
  const { data: count, error } = useQuery(tagDeletionQuery(tag.id));
  const act = useAct(t`Delete ${tag.name}`, () => deleteTag(tag.id), onClose);
  return (
    <Frame
      title={t`Delete ${tag.name}?`}
      label={t`Delete the tag`}
      act={act}
      isReady={count !== undefined}
      isDangerous
      onClose={onClose}
    >
      {error && <FailureNotice error={error} />}
      <p>
        {count === undefined ? (
          <Skeleton className="h-4 w-56" />
        ) : (
          <Plural
            value={count}
            _0="No contact bears it."
            one={`It is taken from ${number(count)} contact.`}
            other={`It is taken from ${number(count)} contacts.`}
          />
        )}
      </p>
    </Frame>
  );
};

/** What was asked about a tag, in a dialog. */
export const TagDialog = ({ asked, onClose }: DialogProps & { readonly asked: Asked }) => {
  switch (asked.act) {
    case 'create':
      return <CreateTag onClose={onClose} />;
    case 'rename':
      return <RenameTag tag={asked.tag} onClose={onClose} />;
    case 'merge':
      return <MergeTag tag={asked.tag} onClose={onClose} />;
    case 'delete':
      return <DeleteTag tag={asked.tag} onClose={onClose} />;
  }
};
