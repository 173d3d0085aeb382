import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Autocomplete, Menu } from 'react-aria-components';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { MenuItem } from '../ui/menu.tsx';
import { PopupDialog } from '../ui/popover.tsx';
import type { Popup } from '../ui/popup.ts';
import { SearchField } from '../ui/search-field.tsx';
import { FilterEditor } from './filter-editor.tsx';
import { useFilterName } from './filter-words.ts';
import {
  type ActiveFilter,
  type Condition,
  conditionOf,
  type FilterDefinition,
  type FilterTexts,
} from './filters.ts';

interface FilterChooserProps {
  readonly popup: Popup;
  readonly definitions: readonly FilterDefinition[];
  readonly texts: FilterTexts;
  readonly onChange: (definition: FilterDefinition, condition: Condition | undefined) => void;
}

const contains = (name: string, typed: string): boolean =>
  name.toLowerCase().includes(typed.trim().toLowerCase());

const Chooser = ({ definitions, texts, onChange }: Omit<FilterChooserProps, 'popup'>) => {
  const { t } = useLingui();
  const nameOf = useFilterName();
  const [chosen, setChosen] = useState<FilterDefinition>();
  if (chosen)
    return (
      <>
        <div className="flex items-center border-b border-line p-1">
          <Button look="quiet" size="small" onPress={() => setChosen(undefined)}>
            <Icon name="chevronRight" className="rotate-180" />
            {nameOf(chosen)}
          </Button>
        </div>
        <FilterEditor
          definition={chosen}
          condition={conditionOf(texts, chosen)}
          onChange={(next) => onChange(chosen, next)}
        />
      </>
    );
  return (
    <Autocomplete filter={contains}>
      <SearchField autoFocus label={t`Filter by`} className="p-2 pb-1" />
      <Menu
        aria-label={t`Filter by`}
        className="max-h-80 w-64 overflow-y-auto p-1 outline-none"
        shouldCloseOnSelect={false}
      >
        {definitions.map((definition) => (
          <MenuItem key={definition.id} id={definition.id} onAction={() => setChosen(definition)}>
            {nameOf(definition)}
          </MenuItem>
        ))}
      </Menu>
    </Autocomplete>
  );
};

/** First what to ask of, then what to ask. */
export const FilterChooser = ({ popup, ...props }: FilterChooserProps) => {
  const { t } = useLingui();
  return (
    <PopupDialog popup={popup} label={t`Add a filter`}>
      <Chooser {...props} />
    </PopupDialog>
  );
};

interface FilterPopupProps {
  readonly popup: Popup;
  readonly active: ActiveFilter;
  readonly onChange: FilterChooserProps['onChange'];
}

/** What one part of the filter asks, to be changed. */
export const FilterPopup = ({ popup, active, onChange }: FilterPopupProps) => {
  const { definition, condition } = active;
  const name = useFilterName()(definition);
  return (
    <PopupDialog popup={popup} label={name}>
      <FilterEditor
        definition={definition}
        condition={condition}
        onChange={(next) => onChange(definition, next)}
      />
    </PopupDialog>
  );
};
