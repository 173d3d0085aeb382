import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { lazy, type Ref, Suspense, useImperativeHandle } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { fieldsQuery } from '../api/fields.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { usePopup } from '../ui/popup.ts';
import { useCompanyNames, useConditionText, useFilterName } from './filter-words.ts';
import {
  type ActiveFilter,
  activeFilters,
  type Condition,
  contactFilters,
  type FilterDefinition,
  type FilterTexts,
  fieldFilter,
} from './filters.ts';

const FilterChooser = lazy(() =>
  import('./filter-chooser.tsx').then(({ FilterChooser }) => ({ default: FilterChooser })),
);
const FilterPopup = lazy(() =>
  import('./filter-chooser.tsx').then(({ FilterPopup }) => ({ default: FilterPopup })),
);

type Change = (definition: FilterDefinition, condition: Condition | undefined) => void;

/** All that can be asked for, custom fields behind. */
const useFilterDefinitions = (): readonly FilterDefinition[] => {
  const { data: fields = [] } = useQuery(fieldsQuery);
  return [...contactFilters, ...fields.map(fieldFilter)];
};

const FilterChip = ({ active, onChange }: { readonly active: ActiveFilter; readonly onChange: Change }) => {
  const { t } = useLingui();
  const { definition, condition } = active;
  const popup = usePopup('dialog');
  const name = useFilterName()(definition);
  const ids = definition.id === 'company_id' && condition.kind === 'choice' ? condition.values : [];
  const companyName = useCompanyNames(ids);
  const text = useConditionText()(active, definition.id === 'company_id' ? companyName : undefined);
  return (
    <span className="inline-flex h-7 max-w-full min-w-0 items-center rounded-6 border border-line bg-surface pointer-coarse:h-11">
      <AriaButton
        {...popup.trigger}
        className="flex h-full min-w-0 cursor-default items-center gap-1 rounded-l-6 pr-1 pl-2 text-13 data-hovered:bg-hover"
      >
        <span className="shrink-0 text-soft">{name}:</span>
        <span className="truncate font-medium">{text}</span>
      </AriaButton>
      <Suspense>{popup.isOpen && <FilterPopup popup={popup} active={active} onChange={onChange} />}</Suspense>
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

/** Opens the choice of filters, for keys and the palette. */
export interface FilterHandle {
  press(): void;
}

interface AddFilterProps {
  readonly definitions: readonly FilterDefinition[];
  readonly texts: FilterTexts;
  readonly onChange: Change;
  readonly triggerRef: Ref<FilterHandle>;
}

const AddFilter = ({ triggerRef, ...props }: AddFilterProps) => {
  const { t } = useLingui();
  const popup = usePopup('dialog');
  useImperativeHandle(triggerRef, () => ({ press: popup.trigger.onPress }));
  return (
    <>
      <Button look="quiet" size="small" {...popup.trigger}>
        <Icon name="filter" />
        {t`Filter`}
      </Button>
      <Suspense>{popup.isOpen && <FilterChooser popup={popup} {...props} />}</Suspense>
    </>
  );
};

interface FilterBarProps {
  readonly texts: FilterTexts;
  readonly onChange: Change;
  readonly onClear: () => void;
  readonly triggerRef: Ref<FilterHandle>;
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
