import { useLingui } from '@lingui/react/macro';
import type { Header } from '@tanstack/react-table';
import { useSyncExternalStore } from 'react';
import type { Contact } from '../../client/schema.ts';
import { Icon } from '../ui/icon.tsx';
import { RowCheckbox } from '../ui/row-checkbox.tsx';
import { join } from '../ui/style.ts';
import { type ColumnId, sortableColumns } from './columns.ts';
import { nothing, withRange } from './selection.ts';
import type { SelectionStore } from './selection-store.ts';
import type { GridFeatures } from './use-grid-columns.ts';
import type { Rows } from './use-rows.ts';

interface GridHeaderProps {
  readonly headers: readonly Header<GridFeatures, Contact, unknown>[];
  readonly height: number;
  readonly nameOf: (id: ColumnId) => string;
  readonly sort: string | undefined;
  readonly onSort: (sort: string) => void;
  readonly selection: SelectionStore;
  readonly rows: Rows;
}

const directionOf = (sort: string | undefined, id: string): 'ascending' | 'descending' | undefined => {
  if (sort === id) return 'ascending';
  return sort === `-${id}` ? 'descending' : undefined;
};

/** Times are looked at newest first, names from A on. */
const nextSort = (sort: string | undefined, id: string): string => {
  const direction = directionOf(sort, id);
  if (direction === undefined) return id === 'name' ? id : `-${id}`;
  return direction === 'ascending' ? `-${id}` : id;
};

const SelectAll = ({ selection, rows }: Pick<GridHeaderProps, 'selection' | 'rows'>) => {
  const { t } = useLingui();
  const chosen = useSyncExternalStore(selection.subscribe, selection.get);
  const size = chosen.mode === 'some' ? chosen.ids.size : 0;
  const count = rows.count ?? 0;
  const isAll = chosen.mode === 'all' || (count > 0 && size >= count);
  return (
    <RowCheckbox
      label={t`Select what is loaded`}
      isSelected={isAll}
      isIndeterminate={!isAll && size > 0}
      onChange={(isOn) => selection.set(isOn ? withRange(nothing, rows.loadedIds(), true) : nothing)}
    />
  );
};

/** Names of the columns: sorts where the API can, and how wide each is. */
export const GridHeader = ({ headers, height, nameOf, sort, onSort, selection, rows }: GridHeaderProps) => {
  const { t } = useLingui();
  return (
    <div
      role="row"
      aria-rowindex={1}
      className="sticky top-0 z-10 flex border-b border-line bg-surface"
      style={{ height }}
    >
      <div role="columnheader" aria-label={t`Selection`} className="w-10 shrink-0">
        <SelectAll selection={selection} rows={rows} />
      </div>
      {headers.map((header) => {
        const id = header.column.id as ColumnId;
        const direction = directionOf(sort, id);
        return (
          <div
            key={id}
            role="columnheader"
            {...(direction && { 'aria-sort': direction })}
            className="group relative flex shrink-0 items-center text-13 font-medium text-soft"
            style={{ width: header.getSize() }}
          >
            {sortableColumns.has(id) ? (
              <button
                type="button"
                tabIndex={-1}
                onClick={() => onSort(nextSort(sort, id))}
                className="flex h-full min-w-0 flex-1 items-center gap-1 px-2 text-left hover:text-ink"
              >
                <span className="truncate">{nameOf(id)}</span>
                {direction && (
                  <Icon name={direction === 'ascending' ? 'up' : 'down'} width={12} height={12} />
                )}
              </button>
            ) : (
              <span className="min-w-0 flex-1 truncate px-2">{nameOf(id)}</span>
            )}
            {/* biome-ignore lint/a11y/noStaticElementInteractions: widths are also set by keys, in the menu of columns */}
            <div
              onMouseDown={header.getResizeHandler()}
              onTouchStart={header.getResizeHandler()}
              className={join(
                'absolute top-0 -right-1 z-10 h-full w-2 cursor-col-resize touch-none after:absolute after:top-2 after:bottom-2 after:left-1/2 after:w-px after:bg-line hover:after:w-0.5 hover:after:bg-accent',
                header.column.getIsResizing() && 'after:w-0.5 after:bg-accent',
              )}
            />
          </div>
        );
      })}
    </div>
  );
};
