import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Autocomplete, type Selection as Keys, ListBox } from 'react-aria-components';
import { useFormat } from '../i18n/format.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Option } from '../ui/picker.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { Segments } from '../ui/segments.tsx';
import { type FilterOption, useFilterOptions } from './filter-options.ts';
import { useFilterName } from './filter-words.ts';
import { type Condition, type FilterDefinition, never, none } from './filters.ts';

interface EditorProps<K extends Condition['kind'] = Condition['kind']> {
  readonly definition: FilterDefinition;
  readonly condition: Extract<Condition, { kind: K }> | undefined;
  readonly onChange: (condition: Condition | undefined) => void;
}

interface OptionsProps {
  readonly definition: FilterDefinition;
  readonly values: readonly string[];
  readonly onValues: (values: readonly string[]) => void;
  readonly hasNone?: boolean;
}

const textsOf = (keys: Keys): string[] => (keys === 'all' ? [] : [...keys].map(String));

/** Chosen ones stay in the list though they are not among those found. */
const withChosen = (
  found: readonly FilterOption[],
  values: readonly string[],
  typed: string,
): readonly FilterOption[] => {
  const missing =
    typed === '' ? values.filter((value) => value !== none && !found.some((one) => one.value === value)) : [];
  return [...missing.map((value) => ({ value, name: value })), ...found];
};

const Options = ({ definition, values, onValues, hasNone = false }: OptionsProps) => {
  const { t } = useLingui();
  const { number } = useFormat();
  const name = useFilterName()(definition);
  const [text, setText] = useState('');
  const found = withChosen(useFilterOptions(definition, text), values, text.trim());
  const typed = text.trim();
  const isFree =
    ['source', 'job_title', 'ids'].includes(definition.id) ||
    (definition.id.startsWith('cf.') && !definition.options);
  return (
    <Autocomplete inputValue={text} onInputChange={setText}>
      <SearchField
        autoFocus
        label={isFree ? t`Type a value` : t`Find a value`}
        className="p-2 pb-1"
        onSubmit={() => {
          if (isFree && typed !== '') {
            onValues([...values, typed]);
            setText('');
          }
        }}
      />
      <ListBox
        aria-label={name}
        selectionMode="multiple"
        escapeKeyBehavior="none"
        selectedKeys={values}
        onSelectionChange={(keys) => onValues(textsOf(keys))}
        className="max-h-72 overflow-y-auto p-1 outline-none"
        renderEmptyState={() => (
          <p className="px-2 py-3 text-13 text-soft">
            {isFree ? t`Type a value and press Enter.` : t`Nothing is called so.`}
          </p>
        )}
      >
        {hasNone && typed === '' && <Option id={none}>{t`(none)`}</Option>}
        {isFree && typed !== '' && !found.some(({ value }) => value === typed) && (
          <Option id={typed}>{typed}</Option>
        )}
        {found.map(({ value, name: label, count }) => (
          <Option key={value} id={value} aside={count === undefined ? undefined : number(count)}>
            {label}
          </Option>
        ))}
      </ListBox>
    </Autocomplete>
  );
};

const ChoiceEditor = ({ definition, condition, onChange }: EditorProps<'choice'>) => {
  const { t } = useLingui();
  const [isNot, setIsNot] = useState(condition?.isNot ?? false);
  const values = condition?.values ?? [];
  const change = (next: readonly string[], not: boolean) =>
    onChange(next.length === 0 ? undefined : { kind: 'choice', isNot: not, values: next });
  return (
    <div className="w-72">
      <div className="p-2 pb-0">
        <Segments
          label={t`How`}
          value={isNot ? 'not' : 'is'}
          options={[
            ['is', t`is any of`],
            ['not', t`is none of`],
          ]}
          onChange={(mode) => {
            setIsNot(mode === 'not');
            change(values, mode === 'not');
          }}
        />
      </div>
      <Options
        definition={definition}
        values={values}
        onValues={(next) => change(next, isNot)}
        hasNone={!['lead_status', 'ids'].includes(definition.id)}
      />
    </div>
  );
};

const ManyEditor = ({ definition, condition, onChange }: EditorProps<'many'>) => {
  const { t } = useLingui();
  const [mode, setMode] = useState(condition?.mode ?? 'any');
  const values = condition?.values ?? [];
  const change = (next: readonly string[], how: 'any' | 'all') =>
    onChange(next.length === 0 ? undefined : { kind: 'many', mode: how, values: next });
  return (
    <div className="w-72">
      <div className="p-2 pb-0">
        <Segments
          label={t`How`}
          value={mode}
          options={[
            ['any', t`any of`],
            ['all', t`all of`],
          ]}
          onChange={(how) => {
            setMode(how === 'all' ? 'all' : 'any');
            change(values, how === 'all' ? 'all' : 'any');
          }}
        />
      </div>
      <Options definition={definition} values={values} onValues={(next) => change(next, mode)} />
    </div>
  );
};

const FlagEditor = ({ definition, condition, onChange }: EditorProps<'flag'>) => {
  const { t } = useLingui();
  const name = useFilterName()(definition);
  return (
    <ListBox
      autoFocus
      aria-label={name}
      selectionMode="single"
      escapeKeyBehavior="none"
      selectedKeys={condition ? [String(condition.value)] : []}
      onSelectionChange={(keys) => {
        const [value] = textsOf(keys);
        onChange(value === undefined ? undefined : { kind: 'flag', value: value === 'true' });
      }}
      className="w-48 p-1 outline-none"
    >
      <Option id="true">{t`Yes`}</Option>
      <Option id="false">{t`No`}</Option>
    </ListBox>
  );
};

const TextEditor = ({ definition, condition, onChange }: EditorProps<'text'>) => {
  const { t } = useLingui();
  const name = useFilterName()(definition);
  const [value, setValue] = useState(condition?.value ?? '');
  const done = () => onChange(value.trim() === '' ? undefined : { kind: 'text', value });
  return (
    <form
      className="flex w-72 items-end gap-2 p-3"
      onSubmit={(event) => {
        event.preventDefault();
        done();
      }}
    >
      <Field autoFocus label={name} value={value} onChange={setValue} className="flex-1" />
      <Button type="submit">{t`Apply`}</Button>
    </form>
  );
};

const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

const SpanEditor = ({ definition, condition, onChange }: EditorProps<'span'>) => {
  const { t } = useLingui();
  const { of, mayBeNever } = definition;
  const change = (next: { from?: string | undefined; to?: string | undefined }) =>
    onChange(next.from || next.to ? { kind: 'span', ...next } : undefined);
  const { from = '', to = '' } = condition ?? {};
  const isNever = from === never;
  const type = of === 'day' ? 'date' : 'number';
  const shortcuts = [
    [t`Today`, 0],
    [t`Last 7 days`, 7],
    [t`Last 30 days`, 30],
    [t`Last 90 days`, 90],
  ] as const;
  return (
    <div className="flex w-72 flex-col gap-3 p-3">
      <div className="grid grid-cols-2 gap-2">
        <Field
          autoFocus
          type={type}
          label={t`From`}
          value={isNever ? '' : from}
          onChange={(value) => change({ from: value, to: isNever ? undefined : to })}
        />
        <Field
          type={type}
          label={t`Up to`}
          value={to}
          onChange={(value) => change({ from: isNever ? undefined : from, to: value })}
        />
      </div>
      {of === 'day' && (
        <div className="flex flex-wrap gap-1">
          {shortcuts.map(([name, days]) => (
            <Button key={days} size="small" onPress={() => change({ from: daysAgo(days) })}>
              {name}
            </Button>
          ))}
          {mayBeNever && (
            <Button size="small" onPress={() => change({ from: never })}>
              {t`Never`}
            </Button>
          )}
        </div>
      )}
    </div>
  );
};

/** Asks what a part of the filter is to ask of a property. What is chosen counts at once. */
export const FilterEditor = ({ definition, condition, onChange }: EditorProps) => {
  const given = <K extends Condition['kind']>(kind: K) =>
    (condition?.kind === kind ? condition : undefined) as Extract<Condition, { kind: K }> | undefined;
  switch (definition.kind) {
    case 'choice':
      return <ChoiceEditor definition={definition} condition={given('choice')} onChange={onChange} />;
    case 'many':
      return <ManyEditor definition={definition} condition={given('many')} onChange={onChange} />;
    case 'flag':
      return <FlagEditor definition={definition} condition={given('flag')} onChange={onChange} />;
    case 'text':
      return <TextEditor definition={definition} condition={given('text')} onChange={onChange} />;
    case 'span':
      return <SpanEditor definition={definition} condition={given('span')} onChange={onChange} />;
  }
};
