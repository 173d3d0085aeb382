import type { ReactNode } from 'react';
import {
  Button,
  ListBox,
  ListBoxItem,
  type ListBoxItemProps,
  Select,
  type SelectProps,
  SelectValue,
} from 'react-aria-components';
import { FieldFault, FieldLabel } from './field.tsx';
import { Icon } from './icon.tsx';
import { Float } from './popover.tsx';
import { control, join } from './style.ts';

interface PickerProps<T extends object> extends Omit<SelectProps<T>, 'className' | 'children'> {
  readonly label: string;
  /** Whether the name is only read aloud. */
  readonly isLabelHidden?: boolean;
  readonly fault?: string | undefined;
  readonly children: ReactNode;
  readonly className?: string;
}

/** One of a few. */
export const Picker = <T extends object>({
  label,
  isLabelHidden = false,
  fault,
  children,
  className,
  ...props
}: PickerProps<T>) => (
  <Select
    {...props}
    {...(isLabelHidden && { 'aria-label': label })}
    isInvalid={fault !== undefined}
    className={join('flex flex-col gap-1', className)}
  >
    {!isLabelHidden && <FieldLabel>{label}</FieldLabel>}
    <Button className={join(control, 'flex cursor-default items-center justify-between gap-2 text-left')}>
      <SelectValue className="min-w-0 flex-1 truncate data-placeholder:text-faint">
        {({ selectedText, defaultChildren }) => selectedText || defaultChildren}
      </SelectValue>
      <Icon name="chevronDown" className="text-soft" />
    </Button>
    <FieldFault>{fault}</FieldFault>
    <Float className="min-w-(--trigger-width)">
      <ListBox className="max-h-80 overflow-auto p-1 outline-none">{children}</ListBox>
    </Float>
  </Select>
);

const optionStyle =
  'group flex min-h-8 cursor-default items-center gap-2 rounded-6 px-2 py-1 text-14 outline-none select-none ' +
  'data-focused:bg-hover data-disabled:opacity-50 pointer-coarse:min-h-11';

interface OptionProps extends Omit<ListBoxItemProps, 'className' | 'children'> {
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

export const Option = ({ aside, children, ...props }: OptionProps) => (
  <ListBoxItem
    {...props}
    {...(typeof children === 'string' && { textValue: children })}
    data-no-ring
    className={optionStyle}
  >
    <span className="min-w-0 flex-1 truncate">{children}</span>
    {aside !== undefined && <span className="text-12 text-faint tabular-nums">{aside}</span>}
    <Icon name="check" className="invisible text-accent group-data-selected:visible" />
  </ListBoxItem>
);
