import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Chip } from '../ui/chip.tsx';
import { ComboBox } from '../ui/combo-box.tsx';
import { Option } from '../ui/picker.tsx';

interface TagsFieldProps {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly tags: readonly string[];
  /** Tags that the team has. */
  readonly known: readonly string[];
  readonly onChange: (tags: readonly string[]) => void;
}

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** Tags as chips, and one more by typing: one that there is, or a new one. */
export const TagsField = ({ label, isLabelHidden = false, tags, known, onChange }: TagsFieldProps) => {
  const { t } = useLingui();
  const [text, setText] = useState('');
  const typed = text.trim();
  const found = known
    .filter((one) => one.toLowerCase().includes(typed.toLowerCase()) && !tags.some((tag) => same(tag, one)))
    .slice(0, 50);
  const isNew =
    typed !== '' && !known.some((one) => same(one, typed)) && !tags.some((one) => same(one, typed));
  const add = (tag: string) => {
    setText('');
    if (tag !== '' && !tags.some((one) => same(one, tag))) onChange([...tags, tag]);
  };
  return (
    <div className="flex flex-col gap-1.5">
      {tags.length > 0 && (
        <ul className="flex flex-wrap gap-1" aria-label={label}>
          {tags.map((tag) => (
            <li key={tag}>
              <Chip
                removeLabel={t`Remove ${tag}`}
                onRemove={() => onChange(tags.filter((one) => one !== tag))}
              >
                {tag}
              </Chip>
            </li>
          ))}
        </ul>
      )}
      <ComboBox
        label={label}
        isLabelHidden={isLabelHidden}
        openLabel={t`Show all`}
        placeholder={t`Add a tag`}
        inputValue={text}
        onInputChange={setText}
        selectedKey={null}
        onSelectionChange={(key) => {
          if (key !== null) add(String(key));
        }}
        allowsCustomValue
      >
        {[
          ...(isNew
            ? [
                <Option key={`new ${typed}`} id={typed}>
                  {t`New tag: ${typed}`}
                </Option>,
              ]
            : []),
          ...found.map((tag) => (
            <Option key={tag} id={tag}>
              {tag}
            </Option>
          )),
        ]}
      </ComboBox>
    </div>
  );
};
