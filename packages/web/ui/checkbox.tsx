import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox, type CheckboxProps as AriaCheckboxProps } from 'react-aria-components';
import { join } from './style.ts';

interface CheckboxProps extends Omit<AriaCheckboxProps, 'className' | 'children'> {
  readonly children?: ReactNode;
  readonly className?: string;
}

const box =
  'flex size-4 shrink-0 items-center justify-center rounded-4 border border-edge bg-surface text-on-accent ' +
  'group-data-hovered:border-soft group-data-selected:border-accent group-data-selected:bg-accent ' +
  'group-data-indeterminate:border-accent group-data-indeterminate:bg-accent ' +
  'group-data-focus-visible:outline-2 group-data-focus-visible:outline-offset-1 group-data-focus-visible:outline-accent';

export const Checkbox = ({ children, className, ...props }: CheckboxProps) => (
  <AriaCheckbox
    {...props}
    data-no-ring
    className={join('group flex items-center gap-2 text-14 data-disabled:opacity-50', className)}
  >
    {({ isSelected, isIndeterminate }) => (
      <>
        <span className={box}>
          {(isSelected || isIndeterminate) && (
            <svg
              aria-hidden="true"
              viewBox="0 0 12 12"
              width="12"
              height="12"
              fill="none"
              stroke="currentColor"
              strokeWidth="2"
            >
              <path
                d={isIndeterminate ? 'M2.5 6h7' : 'm2.5 6.25 2.5 2.5 4.5-5'}
                strokeLinecap="round"
                strokeLinejoin="round"
              />
            </svg>
          )}
        </span>
        {children}
      </>
    )}
  </AriaCheckbox>
);
