import { useLingui } from '@lingui/react/macro';
import { type Ref, useEffect, useRef, useState } from 'react';
import { SearchField } from '../ui/search-field.tsx';

interface QuickSearchProps {
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** The list takes the focus. */
  readonly onDone: () => void;
  readonly inputRef: Ref<HTMLInputElement>;
}

const pauseMs = 120;

/** Finds while one types: by any words of the name or company, an email, the first or last digits of a phone. */
export const QuickSearch = ({ value, onChange, onDone, inputRef }: QuickSearchProps) => {
  const { t } = useLingui();
  const [text, setText] = useState(value);
  const sent = useRef(value);
  // The address may change otherwise, as by the back button.
  useEffect(() => {
    if (value !== sent.current) setText(value);
    sent.current = value;
  }, [value]);
  useEffect(() => {
    if (text === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = text;
      onChange(text);
    }, pauseMs);
    return () => clearTimeout(timer);
  }, [text, onChange]);
  return (
    <SearchField
      inputRef={inputRef}
      label={t`Search contacts`}
      placeholder={t`Name, company, email or phone`}
      keys="/"
      value={text}
      onChange={setText}
      onSubmit={onDone}
      className="w-64 max-w-full max-sm:w-full"
    />
  );
};
