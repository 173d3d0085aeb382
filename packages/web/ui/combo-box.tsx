import type { ReactNode } from 'react';
import {
  ComboBox as AriaComboBox,
  type ComboBoxProps as AriaComboBoxProps,
  Button,
  Input,
  ListBox,
} from 'react-aria-components';
import { FieldFault, FieldLabel } from './field.tsx';
import { Icon } from './icon.tsx';
import { Float } from './popover.tsx';
import { control, join } from './style.ts';

interface ComboBoxProps<T extends object> extends Omit<AriaComboBoxProps<T>, 'className' | 'children'> {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly placeholder?: string;
  readonly fault?: string | undefined;
  readonly openLabel: string;
  readonly children: ReactNode | ((item: T) => ReactNode);
  readonly className?: string;
}

/** One of many, found by typing. */
export const ComboBox = <T extends object>({
  label,
  isLabelHidden = false,
  placeholder,
  fault,
  openLabel,
  children,
  className,
  ...props
}: ComboBoxProps<T>) => (
  <AriaComboBox
    {...props}
    {...(isLabelHidden && { 'aria-label': label })}
    isInvalid={fault !== undefined}
    className={join('flex flex-col gap-1', className)}
  >
    {!isLabelHidden && <FieldLabel>{label}</FieldLabel>}
    <div className="relative flex items-center">
      <Input {...(placeholder !== undefined && { placeholder })} className={join(control, 'pr-8')} />
      <Button
        aria-label={openLabel}
        className="absolute right-1 flex size-6 items-center justify-center rounded-4 text-soft data-hovered:bg-hover"
      >
        <Icon name="chevronDown" />
      </Button>
    </div>
    <FieldFault>{fault}</FieldFault>
    <Float className="min-w-(--trigger-width)">
      <ListBox className="max-h-80 overflow-auto p-1 outline-none">{children as ReactNode}</ListBox>
    </Float>
  </AriaComboBox>
);
