import { useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { deletePreset, type Preset } from '../api/presets.ts';
import { MenuItem, PopupMenu } from '../ui/menu.tsx';
import type { Popup } from '../ui/popup.ts';
import { showToast } from '../ui/toast-queue.ts';
import { filterTexts } from './filter-texts.ts';

/** What can be done with a view that was saved. */
export const ViewMenu = ({ preset, popup }: { readonly preset: Preset; readonly popup: Popup }) => {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { id, name, filter, sort } = preset;
  const remove = async (): Promise<void> => {
    await deletePreset(id);
    showToast({ text: t`The view ${name} is deleted.` });
    void navigate({ to: '/contacts', search: {} });
  };
  return (
    <PopupMenu label={t`What to do with the view ${name}`} popup={popup}>
      <MenuItem
        icon="filter"
        onAction={() => void navigate({ to: '/contacts', search: { ...filterTexts(filter), sort } })}
      >
        {t`Change its filters`}
      </MenuItem>
      <MenuItem icon="trash" isDangerous onAction={() => void remove()}>
        {t`Delete the view`}
      </MenuItem>
    </PopupMenu>
  );
};
