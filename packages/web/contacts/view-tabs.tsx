import { useLingui } from '@lingui/react/macro';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { failureOf } from '../api/failure.tsx';
import { createPreset, deletePreset, presetsQuery } from '../api/presets.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { Menu, MenuItem } from '../ui/menu.tsx';
import { join } from '../ui/style.ts';
import { Notice } from '../ui/states.tsx';
import { showToast } from '../ui/toast.tsx';
import { askedFilter, type ContactSearch, defaultSort } from './contact-search.ts';
import { filterTexts } from './filter-texts.ts';
import { filterTextsOf } from './filters.ts';

const tabStyle =
  'flex h-9 shrink-0 items-center gap-1.5 border-b-2 border-transparent text-14 whitespace-nowrap text-soft hover:text-ink ' +
  'aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-ink pointer-coarse:h-11';

interface SaveViewProps {
  readonly search: ContactSearch;
  readonly onClose: () => void;
}

/** Keeps what the list is filtered and sorted by, under a name. */
const SaveView = ({ search, onClose }: SaveViewProps) => {
  const { t, i18n } = useLingui();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [isShared, setIsShared] = useState(false);
  const { mutate, error, isPending } = useMutation({
    mutationFn: () =>
      createPreset({ name: name.trim(), filter: askedFilter(search), sort: search.sort ?? defaultSort, shared: isShared }),
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
        <Field autoFocus label={t`Name`} placeholder={t`Such as: Never called`} value={name} onChange={setName} />
        <Checkbox isSelected={isShared} onChange={setIsShared}>{t`For the whole team`}</Checkbox>
        {error && <Notice meaning="bad">{i18n._(failureOf(error).title)}</Notice>}
      </form>
    </Dialog>
  );
};

/** All contacts, the views that were saved, and the trash. */
export const ViewTabs = ({ search }: { readonly search: ContactSearch }) => {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { data: presets = [] } = useQuery(presetsQuery);
  const [isSaving, setIsSaving] = useState(false);
  const isFiltered = Object.keys(filterTextsOf(search)).length > 0;
  const current = search.preset ?? (search.deleted === 'true' ? 'trash' : 'all');
  const shown = presets.find(({ id }) => id === search.preset);
  const mark = (id: string) => (current === id ? { 'aria-current': 'page' as const } : { 'aria-current': undefined });
  const unpack = () => {
    if (shown) void navigate({ to: '/contacts', search: { ...filterTexts(shown.filter), sort: shown.sort } });
  };
  const remove = async (): Promise<void> => {
    if (!shown) return;
    await deletePreset(shown.id);
    showToast({ text: t`The view ${shown.name} is deleted.` });
    void navigate({ to: '/contacts', search: {} });
  };
  return (
    <div className="flex min-w-0 items-center gap-4 overflow-x-auto px-4">
      <Link to="/contacts" search={{}} className={tabStyle} {...mark('all')}>
        {t`All contacts`}
      </Link>
      {presets.map(({ id, name, shared }) => (
        <span key={id} className="flex shrink-0 items-center">
          <Link to="/contacts" search={{ preset: id }} className={join(tabStyle, 'max-w-48')} {...mark(id)}>
            <span className="truncate">{name}</span>
            {shared && <span className="sr-only">{t`shared`}</span>}
          </Link>
          {current === id && (
            <Menu
              label={t`What to do with the view ${name}`}
              trigger={
                <IconButton label={t`More`}>
                  <Icon name="more" />
                </IconButton>
              }
            >
              <MenuItem icon="filter" onAction={unpack}>{t`Change its filters`}</MenuItem>
              <MenuItem icon="trash" isDangerous onAction={() => void remove()}>{t`Delete the view`}</MenuItem>
            </Menu>
          )}
        </span>
      ))}
      <Link to="/contacts" search={{ deleted: 'true' }} className={tabStyle} {...mark('trash')}>
        {t`Trash`}
      </Link>
      {isFiltered && search.preset === undefined && (
        <Button look="quiet" size="small" onPress={() => setIsSaving(true)}>
          <Icon name="add" />
          {t`Save as a view`}
        </Button>
      )}
      {isSaving && <SaveView search={search} onClose={() => setIsSaving(false)} />}
    </div>
  );
};
