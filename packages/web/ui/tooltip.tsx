import type { ReactNode } from 'react';
import { Tooltip, TooltipTrigger } from 'react-aria-components';
import { Keys } from './keys.tsx';

interface TipProps {
  readonly text: ReactNode;
  readonly keys?: string;
  /** What it is about: something that takes the focus. */
  readonly children: ReactNode;
}

/** Says more of something that is pointed at or focused. */
export const Tip = ({ text, keys, children }: TipProps) => (
  <TooltipTrigger delay={500} closeDelay={50}>
    {children}
    <Tooltip
      offset={6}
      className="enter-float flex max-w-72 items-center gap-2 rounded-6 bg-ink px-2 py-1 text-12 text-surface shadow-float"
    >
      {text}
      {keys !== undefined && <Keys of={keys} />}
    </Tooltip>
  </TooltipTrigger>
);
