import { Button as AriaButton } from 'react-aria-components';
import { type ButtonProps, buttonStyle } from './button.tsx';
import { join } from './style.ts';
import { Tip } from './tooltip.tsx';

interface IconButtonProps extends Omit<ButtonProps, 'aria-label'> {
  /** What it does: read aloud, and shown when pointed at. */
  readonly label: string;
  readonly keys?: string;
}

/** A button that is only a sign. */
export const IconButton = ({
  label,
  keys,
  look = 'quiet',
  size = 'small',
  className,
  ...props
}: IconButtonProps) => (
  <Tip text={label} {...(keys !== undefined && { keys })}>
    <AriaButton
      {...props}
      aria-label={label}
      className={buttonStyle(look, size, join('aspect-square !px-0', className))}
    />
  </Tip>
);
