import { useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { failureOf } from '../api/failure.tsx';
import { createPreset } from '../api/presets.ts';
import { Button } from '../ui/button.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { Notice } from '../ui/states.tsx';
import { askedFilter, type ContactSearch, defaultSort } from './contact-search.ts';

interface SaveViewProps {
  readonly search: ContactSearch;
  readonly onClose: () => void;
}

/** Keeps what the list is filtered and sorted by, under a name. */
export const SaveView = ({ search, onClose }: SaveViewProps) => {
  const { t, i18n } = useLingui();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [isShared, setIsShared] = useState(false);
  const { mutate, error, isPending } = useMutation({
    mutationFn: () =>
      createPreset({
        name: name.trim(),
        filter: askedFilter(search),
        sort: search.sort ?? defaultSort,
        shared: isShared,
      }),
    onSuccess: ({ id }) => {
      onClose();
      void navigate({ to: '/contacts', search: { preset: id } });
    },
  });
  const save = () => {
    if (name.trim() !== '') mutate();
  };
  return (
    <Dialog
      isOpen
      size="small"
      title={t`Save as a view`}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t`Cancel`}</Button>
          <Button look="primary" isPending={isPending} isDisabled={name.trim() === ''} onPress={save}>
            {t`Save`}
          </Button>
        </>
      }
    >
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Field
          autoFocus
          label={t`Name`}
          placeholder={t`Such as: Never called`}
          value={name}
          onChange={setName}
        />
        <Checkbox isSelected={isShared} onChange={setIsShared}>{t`For the whole team`}</Checkbox>
        {error && <Notice meaning="bad">{i18n._(failureOf(error).title)}</Notice>}
      </form>
    </Dialog>
  );
};
