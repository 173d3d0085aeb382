import type { Ref } from 'react';
import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
  Link,
  type LinkProps,
} from 'react-aria-components';
import { join } from './style.ts';

/** One primary button a view. Quiet ones stand in bars and rows; dangerous ones take something away. */
export type ButtonLook = 'primary' | 'plain' | 'quiet' | 'danger';
type Size = 'normal' | 'small';

const base =
  'inline-flex shrink-0 cursor-default items-center justify-center gap-1.5 whitespace-nowrap rounded-6 font-medium ' +
  'select-none transition-colors duration-100 data-disabled:opacity-50 data-pending:opacity-70 ' +
  'forced-colors:border forced-colors:border-current';

const looks: Readonly<Record<ButtonLook, string>> = {
  primary: 'bg-accent text-on-accent data-hovered:bg-accent-strong data-pressed:bg-accent-strong',
  plain: 'border border-edge bg-surface text-ink data-hovered:bg-hover data-pressed:bg-pressed',
  quiet:
    'text-soft data-hovered:bg-hover data-hovered:text-ink data-pressed:bg-pressed aria-expanded:bg-pressed',
  danger: 'border border-bad bg-surface text-bad data-hovered:bg-bad-wash data-pressed:bg-bad-wash',
};

const sizes: Readonly<Record<Size, string>> = {
  normal: 'h-8 px-3 text-14 pointer-coarse:h-11',
  small: 'h-7 px-2 text-13 pointer-coarse:h-11',
};

export const buttonStyle = (look: ButtonLook, size: Size, className?: string): string =>
  join(base, looks[look], sizes[size], className);

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style'> {
  readonly look?: ButtonLook;
  readonly size?: Size;
  readonly className?: string;
  readonly ref?: Ref<HTMLButtonElement>;
}

export const Button = ({ look = 'plain', size = 'normal', className, ...props }: ButtonProps) => (
  <AriaButton {...props} className={buttonStyle(look, size, className)} />
);

/** A link that looks like a button. */
export const ButtonLink = ({
  look = 'plain',
  size = 'normal',
  className,
  ...props
}: Omit<LinkProps, 'className'> & {
  readonly look?: ButtonLook;
  readonly size?: Size;
  readonly className?: string;
}) => <Link {...props} className={buttonStyle(look, size, className)} />;
