import { useLingui } from '@lingui/react/macro';
import { columnResizingFeature, columnSizingFeature, tableFeatures, useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useElementScrollRestoration } from '@tanstack/react-router';
import { type KeyboardEvent, type Ref, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react';
import type { ContactListing } from '../api/contacts.ts';
import type { Contact } from '../../client/schema.ts';
import { join } from '../ui/style.ts';
import { type ColumnId, sortableColumns, widthOf } from './columns.ts';
import { useColumnName } from './column-words.ts';
import { GridHeader } from './grid-header.tsx';
import { GridRow } from './grid-row.tsx';
import { type Range, useRows } from './use-rows.ts';
import type { SelectionStore } from './selection-store.ts';
import { nothing, toggled, withRange } from './selection.ts';
import { useKeptWidths } from './view-state.ts';
import type { Rows } from './use-rows.ts';

const features = tableFeatures({ columnSizingFeature, columnResizingFeature });
export type GridFeatures = typeof features;
const noContacts: Contact[] = [];

export interface GridHandle {
  readonly rows: Rows;
  focus(): void;
}

interface ContactGridProps {
  readonly listing: ContactListing;
  readonly columns: readonly ColumnId[];
  readonly sort: string | undefined;
  readonly onSort: (sort: string | undefined) => void;
  readonly selection: SelectionStore;
  /** The contact in the panel. */
  readonly openId: string | undefined;
  readonly onOpen: (id: string, mode: 'look' | 'edit') => void;
  readonly onRows: (rows: Rows) => void;
  readonly view: string;
  readonly handle: Ref<GridHandle>;
}

const rowHeight = (): number =>
  Number.parseInt(getComputedStyle(document.documentElement).getPropertyValue('--row'), 10) || 36;

const overscan = 8;
const scrollId = 'contacts';

/** All that match, as a table of which only what is in sight is in the document. */
export const ContactGrid = ({
  listing,
  columns,
  sort,
  onSort,
  selection,
  openId,
  onOpen,
  onRows,
  view,
  handle,
}: ContactGridProps) => {
  const { t } = useLingui();
  const nameOf = useColumnName();
  const scroller = useRef<HTMLDivElement>(null);
  const kept = useElementScrollRestoration({ id: scrollId });
  const [inSight, setInSight] = useState<Range>({ from: 0, to: 0 });
  const [active, setActive] = useState(0);
  const [height] = useState(rowHeight);
  const rows = useRows(listing, inSight);
  const [widths, setWidths] = useKeptWidths(view);
  const definitions = useMemo(
    () => columns.map((id) => ({ id, size: widthOf(id), minSize: 64, maxSize: 720 })),
    [columns],
  );
  const table = useTable(
    {
      features,
      columns: definitions,
      data: noContacts,
      columnResizeMode: 'onChange',
      state: { columnSizing: widths },
      onColumnSizingChange: setWidths,
    },
    ({ columnSizing, columnResizing }) => ({ columnSizing, columnResizing }),
  );
  const virtual = useVirtualizer({
    count: rows.count ?? 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan,
    initialOffset: kept?.scrollY ?? 0,
    paddingStart: height,
    scrollPaddingStart: height,
  });
  const items = virtual.getVirtualItems();
  const from = items[0]?.index ?? 0;
  const to = items.at(-1)?.index ?? 0;
  if (from !== inSight.from || to !== inSight.to) setInSight({ from, to });
  useEffect(() => onRows(rows), [rows, onRows]);
  useImperativeHandle(handle, () => ({ rows, focus: () => scroller.current?.focus() }), [rows]);
  // Another filter begins at its top.
  const query = JSON.stringify(listing);
  const shownQuery = useRef(query);
  useEffect(() => {
    if (shownQuery.current === query) return;
    shownQuery.current = query;
    setActive(0);
    selection.set(nothing);
    scroller.current?.scrollTo({ top: 0 });
  }, [query, selection]);
  const anchor = useRef(0);
  const count = rows.count ?? 0;
  const toggle = (index: number, isRange: boolean): void => {
    const id = rows.rowAt(index)?.id;
    if (id === undefined) return;
    if (isRange) {
      const [low, high] = [Math.min(anchor.current, index), Math.max(anchor.current, index)];
      const ids = Array.from({ length: high - low + 1 }, (_, at) => rows.rowAt(low + at)?.id).filter(
        (one) => one !== undefined,
      );
      return selection.set(withRange(selection.get(), ids, true));
    }
    anchor.current = index;
    selection.set(toggled(selection.get(), id, rows.loadedIds()));
  };
  const go = (index: number): void => {
    const next = Math.max(0, Math.min(count - 1, index));
    setActive(next);
    virtual.scrollToIndex(next);
    const id = rows.rowAt(next)?.id;
    // With the panel open, the row that is gone to is the one that is shown.
    if (openId !== undefined && id !== undefined) onOpen(id, 'look');
  };
  const press = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget || event.metaKey || event.ctrlKey || event.altKey) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / height) - 2);
    const open = (mode: 'look' | 'edit') => {
      const id = rows.rowAt(active)?.id;
      if (id !== undefined) onOpen(id, mode);
    };
    const keys: Readonly<Record<string, () => void>> = {
      j: () => go(active + 1),
      ArrowDown: () => go(active + 1),
      k: () => go(active - 1),
      ArrowUp: () => go(active - 1),
      PageDown: () => go(active + page),
      PageUp: () => go(active - page),
      Home: () => go(0),
      End: () => go(count - 1),
      x: () => toggle(active, false),
      X: () => toggle(active, true),
      ' ': () => toggle(active, false),
      Enter: () => open('look'),
      e: () => open('edit'),
    };
    const action = keys[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  };
  const [headers] = table.getHeaderGroups();
  const width = table.getTotalSize() + 40;
  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={t`Contacts`}
      aria-rowcount={count + 1}
      aria-colcount={columns.length + 1}
      aria-multiselectable
      aria-busy={rows.isBehind}
      aria-activedescendant={rows.rowAt(active) ? `row-${active}` : undefined}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a grid takes the focus for its rows
      tabIndex={0}
      data-scroll-restoration-id={scrollId}
      data-no-ring={count > 0 || undefined}
      onKeyDown={press}
      className={join(
        'group/grid relative h-full overflow-auto overscroll-contain outline-offset-[-2px] transition-opacity duration-150',
        rows.isBehind && 'opacity-60',
      )}
    >
      <div style={{ height: virtual.getTotalSize(), width, minWidth: '100%' }} className="relative">
        <GridHeader
          headers={headers?.headers ?? []}
          height={height}
          nameOf={nameOf}
          sort={sort}
          sortable={sortableColumns}
          onSort={onSort}
          selection={selection}
          rows={rows}
        />
        {items.map(({ index, start }) => (
          <GridRow
            key={index}
            index={index}
            top={start}
            height={height}
            contact={rows.rowAt(index)}
            company={rows.companyOf(rows.rowAt(index)?.company_id ?? null)}
            columns={columns}
            widths={widths}
            isActive={index === active}
            isOpen={openId !== undefined && rows.rowAt(index)?.id === openId}
            selection={selection}
            onToggle={toggle}
            onOpen={(id) => {
              setActive(index);
              onOpen(id, 'look');
            }}
          />
        ))}
      </div>
    </div>
  );
};
