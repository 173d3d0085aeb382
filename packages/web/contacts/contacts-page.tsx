import { Plural, useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { failureOf } from '../api/failure.tsx';
import { useMay } from '../api/me.ts';
import { useFormat } from '../i18n/format.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { usePageActions } from '../ui/page-actions.ts';
import { Empty, Skeleton } from '../ui/states.tsx';
import { ColumnsMenu } from './columns-menu.tsx';
import { ContactGrid, type GridHandle } from './contact-grid.tsx';
import { type ContactSearch, defaultSort, isSort, readContactSearch } from './contact-search.ts';
import { FilterBar, type FilterHandle } from './filter-bar.tsx';
import { filterTextsOf, withCondition } from './filters.ts';
import { listingOf } from './listing.ts';
import { NoContacts } from './no-contacts.tsx';
import { QuickSearch } from './quick-search.tsx';
import { sizeOf } from './selection.ts';
import { createSelection } from './selection-store.ts';
import { useListKeys } from './list-keys.ts';
import type { Rows } from './use-rows.ts';
import { ViewTabs } from './view-tabs.tsx';
import { columnsOf, keepColumns } from './view-state.ts';
import { joinValues } from './value-list.ts';

const BulkBar = lazy(() => import('./bulk-bar.tsx').then(({ BulkBar }) => ({ default: BulkBar })));
const ContactPanel = lazy(() => import('./contact-panel.tsx').then(({ ContactPanel }) => ({ default: ContactPanel })));
const CreateContact = lazy(() => import('./create-contact.tsx').then(({ CreateContact }) => ({ default: CreateContact })));

const route = getRouteApi('/contacts');

const viewOf = ({ preset, deleted }: ContactSearch): string => preset ?? (deleted === 'true' ? 'trash' : 'all');

/** How the address changes: filters make a step to come back from, the rest does not. */
const useAddress = () => {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const show = useCallback(
    (next: ContactSearch, isStep = true) =>
      void navigate({ to: '/contacts', search: readContactSearch(next), replace: !isStep, resetScroll: false }),
    [navigate],
  );
  return { search, show };
};

const Matching = ({ rows }: { readonly rows: Rows | undefined }) => {
  const { number } = useFormat();
  const count = rows?.count;
  return (
    <span role="status" className="shrink-0 text-13 text-soft tabular-nums">
      {count === undefined ? (
        <Skeleton className="h-3 w-20" />
      ) : (
        <Plural value={count} one={`${number(count)} contact`} other={`${number(count)} contacts`} />
      )}
    </span>
  );
};

/** All contacts: found, filtered, looked at and changed. */
export const ContactsPage = () => {
  const { t, i18n } = useLingui();
  const may = useMay();
  const { search, show } = useAddress();
  const view = viewOf(search);
  const [, setColumnsKept] = useState(0);
  const columns = useMemo(() => columnsOf(view, search.columns), [view, search.columns]);
  const { contact: _, columns: __, tab: ___, ...asked } = search;
  const query = JSON.stringify(asked);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same query is the same listing
  const listing = useMemo(() => listingOf(search), [query]);
  const [selection] = useState(createSelection);
  const hasSelection = useSyncExternalStore(selection.subscribe, () => sizeOf(selection.get(), 1) > 0);
  const [rows, setRows] = useState<Rows>();
  const [isCreating, setIsCreating] = useState(false);
  const [editing, setEditing] = useState(false);
  const grid = useRef<GridHandle>(null);
  const searchInput = useRef<HTMLInputElement>(null);
  const filterButton = useRef<FilterHandle>(null);
  const open = useCallback(
    (id: string, mode: 'look' | 'edit') => {
      setEditing(mode === 'edit');
      show({ ...search, contact: id }, search.contact === undefined);
    },
    [search, show],
  );
  const close = useCallback(() => {
    show({ ...search, contact: undefined, tab: undefined }, false);
    grid.current?.focus();
  }, [search, show]);
  useListKeys({
    onSearch: () => searchInput.current?.focus(),
    onFilter: () => filterButton.current?.press(),
    onGrid: () => grid.current?.focus(),
    onCreate: may('createContact') ? () => setIsCreating(true) : undefined,
    onClose: search.contact === undefined ? undefined : close,
  });
  const mayCreate = may('createContact');
  usePageActions(
    useMemo(
      () => [
        ...(mayCreate ? [{ id: 'new', name: t`New contact`, keys: 'c', run: () => setIsCreating(true) }] : []),
        { id: 'filter', name: t`Add a filter`, keys: 'f', run: () => filterButton.current?.press() },
        { id: 'all', name: t`Select all that match`, run: () => selection.set({ mode: 'all' }) },
      ],
      [mayCreate, selection, t],
    ),
  );
  useEffect(() => {
    document.title = `${t`Contacts`} · Callbook`;
  }, [t]);
  const isNothing = rows?.count === 0 && !rows.isBehind;
  return (
    <div className="flex h-full">
      <div className="flex min-w-0 flex-1 flex-col">
        <header className="flex h-12 items-center gap-2 border-b border-line pr-3">
          <h1 className="sr-only">{t`Contacts`}</h1>
          <div className="min-w-0 flex-1 self-end">
            <ViewTabs search={search} />
          </div>
          {mayCreate && (
            <Button look="primary" size="small" onPress={() => setIsCreating(true)}>
              <Icon name="add" />
              <span className="max-sm:sr-only">{t`New contact`}</span>
            </Button>
          )}
        </header>
        <div className="flex min-h-11 flex-wrap items-center gap-1.5 px-3 py-1.5">
          <QuickSearch
            inputRef={searchInput}
            value={search.search ?? ''}
            onChange={(text) => show({ ...search, search: text || undefined }, false)}
            onDone={() => grid.current?.focus()}
          />
          <FilterBar
            texts={search}
            triggerRef={filterButton}
            onChange={(definition, condition) =>
              show({ ...withCondition(search, definition, condition), sort: search.sort })
            }
            onClear={() => show({ deleted: search.deleted, sort: search.sort })}
          />
          <span className="ml-auto flex items-center gap-1.5">
            <Matching rows={rows} />
            <ColumnsMenu
              columns={columns}
              onChange={(next) => {
                keepColumns(view, next);
                setColumnsKept((count) => count + 1);
                show({ ...search, columns: joinValues(next) }, false);
              }}
            />
          </span>
        </div>
        <div className="relative min-h-0 flex-1 border-t border-line">
          {rows?.error && !rows.count ? (
            <Empty
              icon="warning"
              title={i18n._(failureOf(rows.error).title)}
              actions={<Button onPress={rows.retry}>{t`Try again`}</Button>}
            >
              {failureOf(rows.error).detail}
            </Empty>
          ) : (
            <ContactGrid
              handle={grid}
              listing={listing}
              columns={columns}
              view={view}
              sort={search.sort ?? (search.preset === undefined ? defaultSort : undefined)}
              onSort={(sort) => show({ ...search, ...(isSort(sort) && { sort }) }, false)}
              selection={selection}
              openId={search.contact}
              onOpen={open}
              onRows={setRows}
            />
          )}
          {isNothing && (
            <div className="absolute inset-0 top-9 overflow-y-auto bg-surface">
              <NoContacts
                isFiltered={Object.keys(filterTextsOf(search)).length > 0 || search.preset !== undefined}
                isTrash={search.deleted === 'true'}
                onClear={() => show({})}
                onCreate={mayCreate ? () => setIsCreating(true) : undefined}
              />
            </div>
          )}
        </div>
        <Suspense>
          {hasSelection && <BulkBar search={search} matching={rows?.count ?? 0} selection={selection} />}
        </Suspense>
      </div>
      <Suspense>
        {search.contact !== undefined && (
          <ContactPanel key={search.contact} id={search.contact} startsEditing={editing} onClose={close} />
        )}
        {isCreating && (
          <CreateContact
            onClose={() => setIsCreating(false)}
            onCreated={(id) => {
              setIsCreating(false);
              open(id, 'look');
            }}
          />
        )}
      </Suspense>
    </div>
  );
};
