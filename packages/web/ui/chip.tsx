import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { Icon } from './icon.tsx';
import { join } from './style.ts';

interface ChipProps {
  readonly children: ReactNode;
  /** What the cross says that it does; without, there is none. */
  readonly removeLabel?: string;
  readonly onRemove?: () => void;
  readonly className?: string;
}

/** A word that stands for a thing, such as a tag. */
export const Chip = ({ children, removeLabel, onRemove, className }: ChipProps) => (
  <span
    className={join(
      'inline-flex h-6 max-w-48 min-w-0 items-center rounded-6 bg-pressed px-2 text-13 text-ink',
      onRemove && '!pr-0.5',
      className,
    )}
  >
    <span className="truncate">{children}</span>
    {onRemove && (
      <Button
        {...(removeLabel !== undefined && { 'aria-label': removeLabel })}
        onPress={onRemove}
        className="ml-0.5 flex size-5 shrink-0 items-center justify-center rounded-4 text-soft data-hovered:bg-hover data-hovered:text-ink"
      >
        <Icon name="close" width={12} height={12} />
      </Button>
    )}
  </span>
);
