import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { lazy, type Ref, Suspense, useState } from 'react';
import { Autocomplete, Button as AriaButton, Menu } from 'react-aria-components';
import { fieldsQuery } from '../api/fields.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { MenuItem } from '../ui/menu.tsx';
import { Popover } from '../ui/popover.tsx';
import { SearchField } from '../ui/search-field.tsx';
import {
  type ActiveFilter,
  activeFilters,
  type Condition,
  contactFilters,
  fieldFilter,
  type FilterDefinition,
  type FilterTexts,
} from './filters.ts';
import { useCompanyNames, useConditionText, useFilterName } from './filter-words.ts';

const FilterEditor = lazy(() => import('./filter-editor.tsx').then(({ FilterEditor }) => ({ default: FilterEditor })));

type Change = (definition: FilterDefinition, condition: Condition | undefined) => void;

/** All that can be asked for, custom fields behind. */
export const useFilterDefinitions = (): readonly FilterDefinition[] => {
  const { data: fields = [] } = useQuery(fieldsQuery);
  return [...contactFilters, ...fields.map(fieldFilter)];
};

const FilterChip = ({ active, onChange }: { readonly active: ActiveFilter; readonly onChange: Change }) => {
  const { t } = useLingui();
  const { definition, condition } = active;
  const name = useFilterName()(definition);
  const ids = definition.id === 'company_id' && condition.kind === 'choice' ? condition.values : [];
  const companyName = useCompanyNames(ids);
  const text = useConditionText()(active, definition.id === 'company_id' ? companyName : undefined);
  return (
    <span className="inline-flex h-7 max-w-full min-w-0 items-center rounded-6 border border-line bg-surface pointer-coarse:h-11">
      <Popover
        label={name}
        trigger={
          <AriaButton className="flex h-full min-w-0 cursor-default items-center gap-1 rounded-l-6 pr-1 pl-2 text-13 data-hovered:bg-hover">
            <span className="shrink-0 text-soft">{name}:</span>
            <span className="truncate font-medium">{text}</span>
          </AriaButton>
        }
      >
        <Suspense>
          <FilterEditor definition={definition} condition={condition} onChange={(next) => onChange(definition, next)} />
        </Suspense>
      </Popover>
      <AriaButton
        aria-label={t`Remove the filter ${name}`}
        onPress={() => onChange(definition, undefined)}
        className="flex h-full w-6 shrink-0 items-center justify-center rounded-r-6 text-soft data-hovered:bg-hover data-hovered:text-ink"
      >
        <Icon name="close" width={12} height={12} />
      </AriaButton>
    </span>
  );
};

const AddFilter = ({ definitions, texts, onChange, triggerRef }: {
  readonly definitions: readonly FilterDefinition[];
  readonly texts: FilterTexts;
  readonly onChange: Change;
  readonly triggerRef: Ref<HTMLButtonElement>;
}) => {
  const { t } = useLingui();
  const nameOf = useFilterName();
  const [chosen, setChosen] = useState<FilterDefinition>();
  const current = chosen && activeFilters(texts, [chosen])[0]?.condition;
  return (
    <Popover
      label={t`Add a filter`}
      onOpenChange={(isOpen) => {
        if (!isOpen) setChosen(undefined);
      }}
      trigger={
        <Button ref={triggerRef} look="quiet" size="small">
          <Icon name="filter" />
          {t`Filter`}
        </Button>
      }
    >
      {chosen ? (
        <>
          <div className="flex items-center border-b border-line p-1">
            <Button look="quiet" size="small" onPress={() => setChosen(undefined)}>
              <Icon name="chevronRight" className="rotate-180" />
              {nameOf(chosen)}
            </Button>
          </div>
          <Suspense>
            <FilterEditor definition={chosen} condition={current} onChange={(next) => onChange(chosen, next)} />
          </Suspense>
        </>
      ) : (
        <Autocomplete filter={(name, typed) => name.toLowerCase().includes(typed.trim().toLowerCase())}>
          <SearchField autoFocus label={t`Filter by`} className="p-2 pb-1" />
          <Menu aria-label={t`Filter by`} className="max-h-80 w-64 overflow-y-auto p-1 outline-none" shouldCloseOnSelect={false}>
            {definitions.map((definition) => (
              <MenuItem key={definition.id} id={definition.id} onAction={() => setChosen(definition)}>
                {nameOf(definition)}
              </MenuItem>
            ))}
          </Menu>
        </Autocomplete>
      )}
    </Popover>
  );
};

interface FilterBarProps {
  readonly texts: FilterTexts;
  readonly onChange: Change;
  readonly onClear: () => void;
  readonly triggerRef: Ref<HTMLButtonElement>;
}

/** What the list is filtered by, as chips, and how to ask for more. */
export const FilterBar = ({ texts, onChange, onClear, triggerRef }: FilterBarProps) => {
  const { t } = useLingui();
  const definitions = useFilterDefinitions();
  const active = activeFilters(texts, definitions);
  return (
    <>
      {active.map((one) => (
        <FilterChip key={one.definition.id} active={one} onChange={onChange} />
      ))}
      <AddFilter definitions={definitions} texts={texts} onChange={onChange} triggerRef={triggerRef} />
      {active.length > 1 && (
        <Button look="quiet" size="small" onPress={onClear}>
          {t`Clear filters`}
        </Button>
      )}
    </>
  );
};
