import type { ReactNode, Ref } from 'react';
import {
  FieldError,
  Input,
  Label,
  Text,
  TextArea,
  TextField,
  type TextFieldProps,
} from 'react-aria-components';
import { Icon } from './icon.tsx';
import { control, join } from './style.ts';

/** The name of a field. */
export const FieldLabel = ({ children }: { readonly children: ReactNode }) => (
  <Label className="text-13 font-medium text-soft">{children}</Label>
);

/** What is wrong with a field, at the field. */
export const FieldFault = ({ children }: { readonly children?: ReactNode }) => (
  <FieldError className="flex items-start gap-1 text-12 text-bad">
    {({ validationErrors }) => (
      <>
        <Icon name="warning" width={12} height={12} className="mt-0.5" />
        <span>{children ?? validationErrors.join(' ')}</span>
      </>
    )}
  </FieldError>
);

interface FieldProps extends Omit<TextFieldProps, 'className' | 'children'> {
  readonly label: string;
  /** Said below the field, as long as nothing is wrong. */
  readonly hint?: string;
  readonly fault?: string | undefined;
  readonly placeholder?: string;
  readonly isLong?: boolean;
  readonly inputRef?: Ref<HTMLInputElement & HTMLTextAreaElement>;
  readonly className?: string;
}

/** A line or more of text, with its name, a hint and what is wrong with it. */
export const Field = ({
  label,
  hint,
  fault,
  placeholder,
  isLong = false,
  inputRef,
  className,
  ...props
}: FieldProps) => (
  <TextField
    {...props}
    isInvalid={fault !== undefined || (props.isInvalid ?? false)}
    className={join('flex flex-col gap-1', className)}
  >
    <FieldLabel>{label}</FieldLabel>
    {isLong ? (
      <TextArea
        rows={4}
        {...(inputRef && { ref: inputRef })}
        {...(placeholder !== undefined && { placeholder })}
        className={join(control, '!h-auto py-1.5')}
      />
    ) : (
      <Input
        {...(inputRef && { ref: inputRef })}
        {...(placeholder !== undefined && { placeholder })}
        className={control}
      />
    )}
    {hint !== undefined && fault === undefined && (
      <Text slot="description" className="text-12 text-faint">
        {hint}
      </Text>
    )}
    <FieldFault>{fault}</FieldFault>
  </TextField>
);
