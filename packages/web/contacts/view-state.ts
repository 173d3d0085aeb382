import { type Dispatch, type SetStateAction, useEffect, useState } from 'react';
import * as v from 'valibot';
import { teamKey } from '../api/session-store.ts';
import { type ColumnId, defaultColumns, readColumns } from './columns.ts';
import { joinValues } from './value-list.ts';

const widthsSchema = v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.number()));

const readWidths = (key: string): Record<string, number> => {
  const parsed = v.safeParse(widthsSchema, localStorage.getItem(key) ?? '{}');
  return parsed.success ? parsed.output : {};
};

/** How wide somebody made the columns of a view, kept in this browser. */
export const useKeptWidths = (
  view: string,
): readonly [Record<string, number>, Dispatch<SetStateAction<Record<string, number>>>] => {
  const key = teamKey(`widths.${view}`);
  const [widths, setWidths] = useState(() => readWidths(key));
  useEffect(() => localStorage.setItem(key, JSON.stringify(widths)), [key, widths]);
  return [widths, setWidths];
};

const columnsKey = (view: string): string => teamKey(`columns.${view}`);

/** The columns of a view: those of the address, else those that were chosen for it last, else the usual ones. */
export const columnsOf = (view: string, text: string | undefined): readonly ColumnId[] =>
  readColumns(text) ?? readColumns(localStorage.getItem(columnsKey(view)) ?? undefined) ?? defaultColumns;

export const keepColumns = (view: string, columns: readonly ColumnId[]): void =>
  localStorage.setItem(columnsKey(view), joinValues(columns));
