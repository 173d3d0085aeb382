import { useLingui } from '@lingui/react/macro';
import { type Ref, useEffect, useRef, useState } from 'react';
import { Icon } from '../ui/icon.tsx';
import { Keys } from '../ui/keys.tsx';
import { control, join } from '../ui/style.ts';

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
    <search className="relative flex w-72 max-w-full items-center max-sm:w-full">
      <Icon name="search" className="pointer-events-none absolute left-2 text-faint" />
      <input
        ref={inputRef}
        type="search"
        aria-label={t`Search contacts`}
        placeholder={t`Name, company, phone, email`}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' || event.key === 'ArrowDown') {
            event.preventDefault();
            onDone();
          }
          if (event.key === 'Escape') {
            if (text === '') onDone();
            setText('');
          }
        }}
        className={join(control, 'pr-8 pl-8 hover:border-soft')}
      />
      {text === '' && (
        <span className="pointer-events-none absolute right-2 text-soft pointer-coarse:hidden">
          <Keys of="/" />
        </span>
      )}
    </search>
  );
};
