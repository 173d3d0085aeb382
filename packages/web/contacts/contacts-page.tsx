import { Plural, useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import {
  lazy,
  type RefObject,
  Suspense,
  useCallback,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { failureOf } from '../api/failure.tsx';
import { useMay } from '../api/me.ts';
import { useFormat } from '../i18n/format.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { usePageActions } from '../ui/page-actions.ts';
import { Empty, Skeleton } from '../ui/states.tsx';
import { useTitle } from '../ui/title.ts';
import { ColumnsMenu } from './columns-menu.tsx';
import { ContactGrid, type GridHandle } from './contact-grid.tsx';
import { type ContactSearch, defaultSort, isSort, readContactSearch } from './contact-search.ts';
import { FilterBar, type FilterHandle } from './filter-bar.tsx';
import { filterTextsOf, withCondition } from './filters.ts';
import { useListKeys } from './list-keys.ts';
import { listingOf } from './listing.ts';
import { NoContacts } from './no-contacts.tsx';
import { QuickSearch } from './quick-search.tsx';
import { sizeOf } from './selection.ts';
import { createSelection } from './selection-store.ts';
import type { Rows } from './use-rows.ts';
import { joinValues } from './value-list.ts';
import { columnsOf, keepColumns } from './view-state.ts';
import { ViewTabs } from './view-tabs.tsx';

const BulkBar = lazy(() => import('./bulk-bar.tsx').then(({ BulkBar }) => ({ default: BulkBar })));
const ContactPanel = lazy(() =>
  import('./contact-panel.tsx').then(({ ContactPanel }) => ({ default: ContactPanel })),
);
const CreateContact = lazy(() =>
  import('./create-contact.tsx').then(({ CreateContact }) => ({ default: CreateContact })),
);

const route = getRouteApi('/contacts');

const viewOf = ({ preset, deleted }: ContactSearch): string =>
  preset ?? (deleted === 'true' ? 'trash' : 'all');

/** How the address changes: filters make a step to come back from, the rest does not. */
const useAddress = () => {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const show = useCallback(
    (next: ContactSearch, isStep = true) =>
      void navigate({
        to: '/contacts',
        search: readContactSearch(next),
        replace: !isStep,
        resetScroll: false,
      }),
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

/** What the list shows of an address, and how the panel and the keys change it. */
const useContactList = () => {
  const { search, show } = useAddress();
  const view = viewOf(search);
  const [selection] = useState(createSelection);
  const [rows, setRows] = useState<Rows>();
  const [isCreating, setIsCreating] = useState(false);
  const [isEditing, setIsEditing] = useState(false);
  const grid = useRef<GridHandle>(null);
  const open = useCallback(
    (id: string, mode: 'look' | 'edit') => {
      setIsEditing(mode === 'edit');
      show({ ...search, contact: id }, search.contact === undefined);
    },
    [search, show],
  );
  const close = useCallback(() => {
    show({ ...search, contact: undefined, tab: undefined }, false);
    grid.current?.focus();
  }, [search, show]);
  const { contact: _, columns: __, tab: ___, ...asked } = search;
  const query = JSON.stringify(asked);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same query is the same listing
  const listing = useMemo(() => listingOf(search), [query]);
  const columns = useMemo(() => columnsOf(view, search.columns), [view, search.columns]);
  const creating = {
    isCreating,
    startCreating: () => setIsCreating(true),
    stopCreating: () => setIsCreating(false),
  };
  return {
    search,
    show,
    view,
    selection,
    rows,
    setRows,
    grid,
    open,
    close,
    listing,
    columns,
    isEditing,
    ...creating,
  };
};

type ContactList = ReturnType<typeof useContactList>;

interface Controls {
  readonly input: RefObject<HTMLInputElement | null>;
  readonly filter: RefObject<FilterHandle | null>;
}

/** What the page can do, by keys and in the palette. */
const useActions = (list: ContactList, { input, filter }: Controls): void => {
  const { t } = useLingui();
  const mayCreate = useMay()('createContact');
  const { search, selection, grid, close, startCreating } = list;
  useListKeys({
    onSearch: () => input.current?.focus(),
    onFilter: () => filter.current?.press(),
    onGrid: () => grid.current?.focus(),
    onCreate: mayCreate ? startCreating : undefined,
    onClose: search.contact === undefined ? undefined : close,
  });
  const create = useRef(startCreating);
  usePageActions(
    useMemo(
      () => [
        ...(mayCreate ? [{ id: 'new', name: t`New contact`, keys: 'c', run: () => create.current() }] : []),
        { id: 'filter', name: t`Add a filter`, keys: 'f', run: () => filter.current?.press() },
        { id: 'all', name: t`Select all that match`, run: () => selection.set({ mode: 'all' }) },
      ],
      [mayCreate, selection, filter, t],
    ),
  );
};

interface PartProps {
  readonly list: ContactList;
  readonly controls: Controls;
}

const Toolbar = ({ list, controls }: PartProps) => {
  const { search, show, view, rows, grid, columns } = list;
  return (
    <div className="flex min-h-11 flex-wrap items-center gap-1.5 px-3 py-1.5">
      <QuickSearch
        inputRef={controls.input}
        value={search.search ?? ''}
        onChange={(text) => show({ ...search, search: text || undefined }, false)}
        onDone={() => grid.current?.focus()}
      />
      <FilterBar
        texts={search}
        triggerRef={controls.filter}
        onChange={(definition, condition) => show(withCondition(search, definition, condition))}
        onClear={() => show({ deleted: search.deleted, sort: search.sort })}
      />
      <span className="ml-auto flex items-center gap-1.5">
        <Matching rows={rows} />
        <ColumnsMenu
          columns={columns}
          onChange={(next) => {
            keepColumns(view, next);
            show({ ...search, columns: joinValues(next) }, false);
          }}
        />
      </span>
    </div>
  );
};

/** In place of rows: what went wrong, or why there are none. */
const InsteadOfRows = ({ list }: { readonly list: ContactList }) => {
  const { t, i18n } = useLingui();
  const mayCreate = useMay()('createContact');
  const { rows, search, show, startCreating } = list;
  if (rows?.error && !rows.count) {
    const { title, detail } = failureOf(rows.error);
    return (
      <Empty
        icon="warning"
        title={i18n._(title)}
        actions={<Button onPress={rows.retry}>{t`Try again`}</Button>}
      >
        {detail}
      </Empty>
    );
  }
  if (rows?.count !== 0 || rows.isBehind) return null;
  return (
    <NoContacts
      isFiltered={Object.keys(filterTextsOf(search)).length > 0 || search.preset !== undefined}
      isTrash={search.deleted === 'true'}
      onClear={() => show({})}
      onCreate={mayCreate ? startCreating : undefined}
    />
  );
};

const Rest = ({ list }: { readonly list: ContactList }) => {
  const { search, isEditing, isCreating, stopCreating, open, close } = list;
  return (
    <Suspense>
      {search.contact !== undefined && (
        <ContactPanel key={search.contact} id={search.contact} startsEditing={isEditing} onClose={close} />
      )}
      {isCreating && (
        <CreateContact
          onClose={stopCreating}
          onCreated={(id) => {
            stopCreating();
            open(id, 'look');
          }}
        />
      )}
    </Suspense>
  );
};

const Header = ({ list }: { readonly list: ContactList }) => {
  const { t } = useLingui();
  const mayCreate = useMay()('createContact');
  return (
    <header className="flex h-12 items-center gap-2 border-b border-line pr-3">
      <h1 className="sr-only">{t`Contacts`}</h1>
      <div className="min-w-0 flex-1 self-end">
        <ViewTabs search={list.search} />
      </div>
      {mayCreate && (
        <Button look="primary" size="small" onPress={list.startCreating}>
          <Icon name="add" />
          <span className="max-sm:sr-only">{t`New contact`}</span>
        </Button>
      )}
    </header>
  );
};

/** All contacts: found, filtered, looked at and changed. */
export const ContactsPage = () => {
  const { t } = useLingui();
  const list = useContactList();
  const input = useRef<HTMLInputElement>(null);
  const filter = useRef<FilterHandle>(null);
  const controls = { input, filter };
  useActions(list, controls);
  useTitle(t`Contacts`);
  const { search, show, view, selection, rows, setRows, grid, open, listing, columns } = list;
  const hasSelection = useSyncExternalStore(selection.subscribe, () => sizeOf(selection.get(), 1) > 0);
  const isEmpty = (rows?.count === 0 && !rows.isBehind) || (rows?.error && !rows.count);
  return (
    <div className="flex h-full">
      <div className="flex min-w-0 flex-1 flex-col">
        <Header list={list} />
        <Toolbar list={list} controls={controls} />
        <div className="relative min-h-0 flex-1 border-t border-line">
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
          {isEmpty && (
            <div className="absolute inset-0 overflow-y-auto bg-surface">
              <InsteadOfRows list={list} />
            </div>
          )}
        </div>
        <Suspense>
          {hasSelection && <BulkBar search={search} matching={rows?.count ?? 0} selection={selection} />}
        </Suspense>
      </div>
      <Rest list={list} />
    </div>
  );
};
