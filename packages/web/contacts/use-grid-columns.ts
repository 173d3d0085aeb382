import { columnResizingFeature, columnSizingFeature, tableFeatures, useTable } from '@tanstack/react-table';
import { useMemo } from 'react';
import type { Contact } from '../../client/schema.ts';
import { type ColumnId, widthOf } from './columns.ts';
import { useKeptWidths } from './view-state.ts';

const features = tableFeatures({ columnSizingFeature, columnResizingFeature });
export type GridFeatures = typeof features;

// Rows are drawn by what is in sight; the table knows the columns.
const noContacts: Contact[] = [];

/** The columns of a view, as wide as somebody made them. */
export const useGridColumns = (columns: readonly ColumnId[], view: string) => {
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
  const [group] = table.getHeaderGroups();
  return { headers: group?.headers ?? [], width: table.getTotalSize(), widths };
};
