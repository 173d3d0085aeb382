import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Button as AriaButton, GridList, GridListItem, useDragAndDrop } from 'react-aria-components';
import { fieldsQuery } from '../api/fields.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { PopupDialog } from '../ui/popover.tsx';
import type { Popup } from '../ui/popup.ts';
import { useColumnName } from './column-words.ts';
import { type ColumnId, defaultColumns, standardColumns, withMoved } from './columns.ts';

export interface ColumnsProps {
  readonly columns: readonly ColumnId[];
  readonly onChange: (columns: readonly ColumnId[]) => void;
}

const useAllColumns = (): readonly ColumnId[] => {
  const { data: fields = [] } = useQuery(fieldsQuery);
  return [
    ...(Object.keys(standardColumns) as ColumnId[]),
    ...fields.map(({ name }): ColumnId => `cf.${name}`),
  ];
};

const Chosen = ({ columns, onChange }: ColumnsProps) => {
  const { t } = useLingui();
  const nameOf = useColumnName();
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': String(key) })),
    onReorder: ({ keys, target }) => {
      const [moved] = [...keys];
      const from = columns.indexOf(moved as ColumnId);
      const at = columns.indexOf(target.key as ColumnId) + (target.dropPosition === 'after' ? 1 : 0);
      onChange(withMoved(columns, from, at > from ? at - 1 : at));
    },
  });
  return (
    <GridList
      aria-label={t`Columns shown, in their order`}
      items={columns.map((id) => ({ id }))}
      dragAndDropHooks={dragAndDropHooks}
      dependencies={[columns, nameOf]}
      className="p-1 outline-none"
    >
      {({ id }) => (
        <GridListItem
          id={id}
          textValue={nameOf(id)}
          className="flex min-h-8 cursor-default items-center gap-1 rounded-6 pl-1 text-14 data-dragging:opacity-50 data-hovered:bg-hover data-focus-visible:bg-hover"
        >
          <AriaButton
            slot="drag"
            aria-label={t`Move ${nameOf(id)}`}
            className="flex size-6 items-center justify-center rounded-4 text-faint data-hovered:text-ink"
          >
            <Icon name="menu" width={12} height={12} />
          </AriaButton>
          <span className="min-w-0 flex-1 truncate">{nameOf(id)}</span>
          {id !== 'name' && (
            <IconButton
              label={t`Hide ${nameOf(id)}`}
              onPress={() => onChange(columns.filter((one) => one !== id))}
            >
              <Icon name="close" />
            </IconButton>
          )}
        </GridListItem>
      )}
    </GridList>
  );
};

/** Which columns there are, and in which order: by dragging, or by Enter on the handle and the arrow keys. */
export const ColumnList = ({ columns, onChange, popup }: ColumnsProps & { readonly popup: Popup }) => {
  const { t } = useLingui();
  const nameOf = useColumnName();
  const rest = useAllColumns().filter((id) => !columns.includes(id));
  return (
    <PopupDialog popup={popup} label={t`Columns`} placement="bottom end" className="max-h-[70vh] w-72">
      <div className="flex items-center justify-between px-3 pt-2 text-12 font-medium text-faint">
        {t`Shown`}
        <Button look="quiet" size="small" onPress={() => onChange(defaultColumns)}>
          {t`Usual ones`}
        </Button>
      </div>
      <Chosen columns={columns} onChange={onChange} />
      <p className="border-t border-line px-3 pt-2 text-12 font-medium text-faint">{t`Not shown`}</p>
      <ul className="p-1">
        {rest.map((id) => (
          <li key={id}>
            <AriaButton
              onPress={() => onChange([...columns, id])}
              className="flex min-h-8 w-full cursor-default items-center gap-2 rounded-6 px-2 text-left text-14 data-hovered:bg-hover"
            >
              <Icon name="add" className="text-soft" />
              <span className="min-w-0 flex-1 truncate">{nameOf(id)}</span>
            </AriaButton>
          </li>
        ))}
      </ul>
    </PopupDialog>
  );
};
