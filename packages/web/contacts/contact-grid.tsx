import { useLingui } from '@lingui/react/macro';
import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import type { ContactListing } from '../api/contact-listing.ts';
import { join } from '../ui/style.ts';
import { useColumnName } from './column-words.ts';
import type { ColumnId } from './columns.ts';
import { GridHeader } from './grid-header.tsx';
import { pressInGrid } from './grid-keys.ts';
import { GridRow } from './grid-row.tsx';
import { nothing } from './selection.ts';
import type { SelectionStore } from './selection-store.ts';
import { useGridColumns } from './use-grid-columns.ts';
import { useGridSelection } from './use-grid-selection.ts';
import { scrollId, useGridWindow } from './use-grid-window.ts';
import type { Rows } from './use-rows.ts';

export interface GridHandle {
  focus(): void;
}

interface ContactGridProps {
  readonly listing: ContactListing;
  readonly columns: readonly ColumnId[];
  readonly view: string;
  readonly sort: string | undefined;
  readonly onSort: (sort: string) => void;
  readonly selection: SelectionStore;
  /** The contact in the panel. */
  readonly openId: string | undefined;
  readonly onOpen: (id: string, mode: 'look' | 'edit') => void;
  readonly onRows: (rows: Rows) => void;
  readonly handle: Ref<GridHandle>;
}

/** Another filter begins at its top, with nothing chosen. */
const useFreshStart = (listing: ContactListing, start: () => void): void => {
  const query = JSON.stringify(listing);
  const shown = useRef(query);
  useEffect(() => {
    if (shown.current === query) return;
    shown.current = query;
    start();
  }, [query, start]);
};

/** All that match, as a table of which only what is in sight is in the document. */
export const ContactGrid = (props: ContactGridProps) => {
  const { listing, columns, view, sort, onSort, selection, openId, onOpen, onRows, handle } = props;
  const { t } = useLingui();
  const nameOf = useColumnName();
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const { rows, height, items, total, scrollTo } = useGridWindow(listing, scroller);
  const { headers, width, widths } = useGridColumns(columns, view);
  const toggle = useGridSelection(rows, selection);
  const count = rows.count ?? 0;
  useEffect(() => onRows(rows), [rows, onRows]);
  useImperativeHandle(handle, () => ({ focus: () => scroller.current?.focus() }), []);
  useFreshStart(listing, () => {
    setActive(0);
    selection.set(nothing);
    scroller.current?.scrollTo({ top: 0 });
  });
  const open = (index: number, mode: 'look' | 'edit') => {
    const id = rows.rowAt(index)?.id;
    if (id === undefined) return;
    setActive(index);
    onOpen(id, mode);
  };
  const go = (index: number) => {
    const next = Math.max(0, Math.min(count - 1, index));
    setActive(next);
    scrollTo(next);
    // With the panel open, the row that is gone to is the one that is shown.
    if (openId !== undefined) open(next, 'look');
  };
  const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / height) - 2);
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
      tabIndex={0}
      data-no-ring={count > 0 || undefined}
      data-scroll-restoration-id={scrollId}
      onKeyDown={(event) => pressInGrid(event, { active, count, page, go, toggle, open })}
      className={join(
        'group/grid relative h-full overflow-auto overscroll-contain outline-offset-[-2px] transition-opacity duration-150',
        rows.isBehind && 'opacity-60',
      )}
    >
      <div style={{ height: total, width: width + 40, minWidth: '100%' }} className="relative">
        <GridHeader
          headers={headers}
          height={height}
          nameOf={nameOf}
          sort={sort}
          onSort={onSort}
          selection={selection}
          rows={rows}
        />
        {items.map(({ index, start }) => {
          const contact = rows.rowAt(index);
          return (
            <GridRow
              key={index}
              index={index}
              top={start}
              height={height}
              contact={contact}
              company={rows.companyOf(contact?.company_id ?? null)}
              columns={columns}
              widths={widths}
              isActive={index === active}
              isOpen={openId !== undefined && contact?.id === openId}
              selection={selection}
              onToggle={toggle}
              onOpen={open}
            />
          );
        })}
      </div>
    </div>
  );
};
