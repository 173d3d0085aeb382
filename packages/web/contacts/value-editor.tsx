import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Group, Input, TextArea, TextField } from 'react-aria-components';
import { companiesQuery, departmentsQuery, membersQuery } from '../api/people.ts';
import { settingsQuery } from '../api/settings.ts';
import { tagsQuery } from '../api/tags.ts';
import { ComboBox } from '../ui/combo-box.tsx';
import { Option, Picker } from '../ui/picker.tsx';
import { control, join } from '../ui/style.ts';
import type { ContactField } from './contact-fields.ts';
import { useStatusName } from './contact-words.tsx';
import { TagsField } from './tags-field.tsx';

interface EditorProps {
  readonly field: ContactField;
  readonly value: unknown;
  /** What is chosen or typed is saved; nothing where it is given up. */
  readonly onDone: (value?: { readonly value: unknown }) => void;
}

const textOf = (value: unknown): string => (value === null || value === undefined ? '' : String(value));

const inputTypes: Readonly<Record<string, string>> = {
  email: 'email',
  phone: 'tel',
  date: 'date',
  number: 'text',
};

const typed = (text: string, kind: ContactField['kind']): unknown => {
  const plain = text.trim();
  if (plain === '') return null;
  const number = Number(plain.replace(',', '.'));
  return kind === 'number' && !Number.isNaN(number) ? number : plain;
};

/** A line of text, or several: leaving it saves, Escape gives it up. */
const TextEditor = ({ field, value, onDone }: EditorProps) => {
  const [text, setText] = useState(textOf(value));
  const isLong = field.kind === 'long';
  const save = () => onDone({ value: isLong ? text || null : typed(text, field.kind) });
  return (
    <TextField
      autoFocus
      aria-label={field.label}
      type={inputTypes[field.kind] ?? 'text'}
      value={text}
      onChange={setText}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.preventDefault();
          onDone();
        }
        if (event.key === 'Enter' && (!isLong || event.metaKey || event.ctrlKey)) save();
        else event.continuePropagation();
      }}
    >
      {isLong ? (
        <TextArea rows={6} className={join(control, '!h-auto py-1.5')} />
      ) : (
        <Input inputMode={field.kind === 'number' ? 'decimal' : undefined} className={control} />
      )}
    </TextField>
  );
};

interface ChoiceProps extends EditorProps {
  readonly options: readonly { readonly id: string; readonly name: string }[];
  readonly noneName?: string;
}

const none = '';

const ChoiceEditor = ({ field, value, onDone, options, noneName }: ChoiceProps) => (
  <Picker
    autoFocus
    defaultOpen
    isLabelHidden
    label={field.label}
    selectedKey={textOf(value)}
    onSelectionChange={(key) => onDone({ value: key === none ? null : key })}
    onOpenChange={(isOpen) => {
      if (!isOpen) setTimeout(() => onDone(), 0);
    }}
  >
    {[
      ...(noneName === undefined
        ? []
        : [
            <Option key={none} id={none}>
              {noneName}
            </Option>,
          ]),
      ...options.map(({ id, name }) => (
        <Option key={id} id={id}>
          {name}
        </Option>
      )),
    ]}
  </Picker>
);

const StatusEditor = (props: EditorProps) => {
  const { data } = useQuery(settingsQuery);
  const name = useStatusName();
  return data ? (
    <ChoiceEditor {...props} options={data.lead_statuses.map((id) => ({ id, name: name(id) }))} />
  ) : null;
};

const PeopleEditor = (props: EditorProps) => {
  const { t } = useLingui();
  const isOwner = props.field.kind === 'owner';
  const members = useQuery({ ...membersQuery, enabled: isOwner });
  const departments = useQuery({ ...departmentsQuery, enabled: !isOwner });
  const all: readonly { id: string; name: string | null }[] | undefined = isOwner
    ? members.data
    : departments.data;
  return all ? (
    <ChoiceEditor
      {...props}
      noneName={t`Nobody`}
      options={all.map(({ id, name }) => ({ id, name: name ?? id }))}
    />
  ) : null;
};

const TagsEditor = ({ field, value, onDone }: EditorProps) => {
  const { data = [] } = useQuery(tagsQuery);
  const [tags, setTags] = useState<readonly string[]>(Array.isArray(value) ? value.map(String) : []);
  const known = field.options ?? data.map(({ name }) => name);
  return (
    <Group
      aria-label={field.label}
      onBlur={(event) => {
        const next = event.relatedTarget;
        const isInside =
          next instanceof Node &&
          (event.currentTarget.contains(next) || document.querySelector('[role="listbox"]')?.contains(next));
        if (!isInside) onDone({ value: tags });
      }}
    >
      <TagsField isLabelHidden label={field.label} tags={tags} known={known} onChange={setTags} />
    </Group>
  );
};

const CompanyEditor = ({ field, onDone }: EditorProps) => {
  const { t } = useLingui();
  const [text, setText] = useState('');
  const { data = [] } = useQuery(companiesQuery(text));
  const typedName = text.trim();
  const isNew = typedName !== '' && !data.some(({ name }) => name.toLowerCase() === typedName.toLowerCase());
  return (
    <ComboBox
      autoFocus
      isLabelHidden
      label={field.label}
      openLabel={t`Show all`}
      placeholder={t`Find or name a company`}
      menuTrigger="focus"
      inputValue={text}
      onInputChange={setText}
      selectedKey={null}
      defaultFilter={() => true}
      onSelectionChange={(key) => {
        if (key === null) return;
        const name = String(key);
        onDone({ value: name.startsWith('new ') ? { company: name.slice(4) } : name });
      }}
      onBlur={() => onDone()}
    >
      {[
        ...(isNew
          ? [
              <Option key="new" id={`new ${typedName}`}>
                {t`New company: ${typedName}`}
              </Option>,
            ]
          : []),
        ...data.map(({ id, name }) => (
          <Option key={id} id={id}>
            {name}
          </Option>
        )),
      ]}
    </ComboBox>
  );
};

/** The control that a value is edited with. */
export const ValueEditor = (props: EditorProps) => {
  const { t } = useLingui();
  const { field } = props;
  switch (field.kind) {
    case 'status':
      return <StatusEditor {...props} />;
    case 'owner':
    case 'department':
      return <PeopleEditor {...props} />;
    case 'tags':
    case 'several':
      return <TagsEditor {...props} />;
    case 'company':
      return <CompanyEditor {...props} />;
    case 'one':
      return (
        <ChoiceEditor
          {...props}
          noneName={t`None`}
          options={(field.options ?? []).map((name) => ({ id: name, name }))}
        />
      );
    default:
      return <TextEditor {...props} />;
  }
};
