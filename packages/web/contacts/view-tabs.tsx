import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { type Preset, presetsQuery } from '../api/presets.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { usePopup } from '../ui/popup.ts';
import { join } from '../ui/style.ts';
import type { ContactSearch } from './contact-search.ts';
import { filterTextsOf } from './filters.ts';

const SaveView = lazy(() => import('./save-view.tsx').then(({ SaveView }) => ({ default: SaveView })));
const ViewMenu = lazy(() => import('./view-menu.tsx').then(({ ViewMenu }) => ({ default: ViewMenu })));

const tabStyle =
  'flex h-9 shrink-0 items-center gap-1.5 border-b-2 border-transparent text-14 whitespace-nowrap text-soft hover:text-ink ' +
  'aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-ink pointer-coarse:h-11';

const PresetTab = ({ preset, isCurrent }: { readonly preset: Preset; readonly isCurrent: boolean }) => {
  const { t } = useLingui();
  const popup = usePopup('menu');
  const { id, name, shared } = preset;
  return (
    <span className="flex shrink-0 items-center">
      <Link
        to="/contacts"
        search={{ preset: id }}
        className={join(tabStyle, 'max-w-48')}
        aria-current={isCurrent ? 'page' : undefined}
      >
        <span className="truncate">{name}</span>
        {shared && <span className="sr-only">{t`shared`}</span>}
      </Link>
      {isCurrent && (
        <Button look="quiet" size="small" aria-label={t`More`} {...popup.trigger}>
          <Icon name="more" />
        </Button>
      )}
      <Suspense>{popup.isOpen && <ViewMenu preset={preset} popup={popup} />}</Suspense>
    </span>
  );
};

/** All contacts, the views that were saved, and the trash. */
export const ViewTabs = ({ search }: { readonly search: ContactSearch }) => {
  const { t } = useLingui();
  const { data: presets = [] } = useQuery(presetsQuery);
  const [isSaving, setIsSaving] = useState(false);
  const isFiltered = Object.keys(filterTextsOf(search)).length > 0;
  const current = search.preset ?? (search.deleted === 'true' ? 'trash' : 'all');
  const mark = (id: string) => ({ 'aria-current': current === id ? ('page' as const) : undefined });
  return (
    <div className="flex min-w-0 items-center gap-4 overflow-x-auto px-4">
      <Link to="/contacts" search={{}} className={tabStyle} {...mark('all')}>
        {t`All contacts`}
      </Link>
      {presets.map((preset) => (
        <PresetTab key={preset.id} preset={preset} isCurrent={current === preset.id} />
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
      <Suspense>{isSaving && <SaveView search={search} onClose={() => setIsSaving(false)} />}</Suspense>
    </div>
  );
};
