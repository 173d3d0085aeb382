import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import type { Contact } from '../../client/schema.ts';
import { RowCheckbox } from '../ui/row-checkbox.tsx';
import { Skeleton } from '../ui/states.tsx';
import { join } from '../ui/style.ts';
import { type ColumnId, widthOf } from './columns.ts';
import { ContactCell } from './contact-cell.tsx';
import { type SelectionStore, useIsSelected } from './selection-store.ts';

interface GridRowProps {
  readonly index: number;
  readonly top: number;
  readonly height: number;
  readonly contact: Contact | undefined;
  readonly company: string | undefined;
  readonly columns: readonly ColumnId[];
  readonly widths: Readonly<Record<string, number>>;
  readonly isActive: boolean;
  readonly isOpen: boolean;
  readonly selection: SelectionStore;
  readonly onToggle: (index: number, isRange: boolean) => void;
  readonly onOpen: (index: number, mode: 'look' | 'edit') => void;
}

/** A contact of the list. Its name is a link, so that it opens in a tab of its own as links do. */
export const GridRow = memo(
  function GridRow(props: GridRowProps) {
    const { index, top, height, contact, company, columns, widths, isActive, isOpen, selection } = props;
    const { t } = useLingui();
    const isSelected = useIsSelected(selection, contact?.id);
    const name = contact?.name ?? contact?.phone ?? contact?.email ?? t`Without a name`;
    return (
      // biome-ignore lint/a11y/useKeyWithClickEvents: the grid takes the keys for its rows
      <div
        id={`row-${index}`}
        role="row"
        aria-rowindex={index + 2}
        aria-selected={isSelected}
        onClick={(event) => {
          if (contact && !(event.target as HTMLElement).closest('a, label, input'))
            props.onOpen(index, 'look');
        }}
        className={join(
          'absolute top-0 left-0 flex w-full cursor-default border-b border-line hover:bg-hover',
          isSelected && 'bg-accent-wash hover:bg-accent-wash',
          isOpen && 'bg-pressed hover:bg-pressed',
          isActive &&
            'outline-accent group-focus-visible/grid:outline-2 group-focus-visible/grid:-outline-offset-2',
        )}
        style={{ transform: `translateY(${top}px)`, height }}
      >
        <div role="gridcell" className="w-10 shrink-0">
          {contact && (
            <RowCheckbox
              label={t`Select ${name}`}
              isSelected={isSelected}
              onChange={() => props.onToggle(index, false)}
            />
          )}
        </div>
        {columns.map((column) => (
          <div
            key={column}
            role="gridcell"
            className="flex shrink-0 items-center overflow-hidden px-2 text-14"
            style={{ width: widths[column] ?? widthOf(column) }}
          >
            {contact ? (
              <span className={join('truncate', column === 'name' && 'font-medium')}>
                {column === 'name' ? (
                  <Link
                    to="/contacts/$contactId"
                    params={{ contactId: contact.id }}
                    tabIndex={-1}
                    preload={false}
                    onClick={(event) => {
                      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
                      event.preventDefault();
                      props.onOpen(index, 'look');
                    }}
                    className="hover:underline"
                  >
                    <ContactCell contact={contact} column={column} company={company} />
                  </Link>
                ) : (
                  <ContactCell contact={contact} column={column} company={company} />
                )}
              </span>
            ) : (
              <Skeleton className="h-3 w-3/5" />
            )}
          </div>
        ))}
      </div>
    );
  },
  (one, other) =>
    one.contact === other.contact &&
    one.top === other.top &&
    one.company === other.company &&
    one.columns === other.columns &&
    one.widths === other.widths &&
    one.isActive === other.isActive &&
    one.isOpen === other.isOpen,
);
