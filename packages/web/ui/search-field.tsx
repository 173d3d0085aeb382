import type { Ref } from 'react';
import {
  SearchField as AriaSearchField,
  type SearchFieldProps as AriaSearchFieldProps,
  Button,
  Input,
} from 'react-aria-components';
import { Icon } from './icon.tsx';
import { Keys } from './keys.tsx';
import { control, join } from './style.ts';

interface SearchFieldProps extends Omit<AriaSearchFieldProps, 'className' | 'children' | 'aria-label'> {
  readonly label: string;
  readonly placeholder?: string;
  /** Keys that come here from anywhere. */
  readonly keys?: string;
  readonly inputRef?: Ref<HTMLInputElement>;
  readonly className?: string;
}

export const SearchField = ({
  label,
  placeholder,
  keys,
  inputRef,
  className,
  ...props
}: SearchFieldProps) => (
  <AriaSearchField {...props} aria-label={label} data-no-ring className={join('group', className)}>
    <div className="relative flex items-center">
      <Icon name="search" className="pointer-events-none absolute left-2 text-faint" />
      <Input
        {...(inputRef && { ref: inputRef })}
        placeholder={placeholder ?? label}
        className={join(control, 'pr-8 pl-8 [&::-webkit-search-cancel-button]:hidden')}
      />
      {keys !== undefined && (
        <span className="pointer-events-none absolute right-2 hidden text-soft group-data-empty:block pointer-coarse:!hidden">
          <Keys of={keys} />
        </span>
      )}
      <Button className="absolute right-1 flex size-6 items-center justify-center rounded-4 text-soft group-data-empty:hidden data-hovered:bg-hover">
        <Icon name="close" />
      </Button>
    </div>
  </AriaSearchField>
);
