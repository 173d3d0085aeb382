import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';
import { join } from './style.ts';

export type Meaning = 'good' | 'careful' | 'bad' | 'info' | 'plain';

export const meaningText: Readonly<Record<Meaning, string>> = {
  good: 'text-good',
  careful: 'text-careful',
  bad: 'text-bad',
  info: 'text-info',
  plain: 'text-soft',
};

export const meaningGround: Readonly<Record<Meaning, string>> = {
  good: 'bg-good-wash text-good',
  careful: 'bg-careful-wash text-careful',
  bad: 'bg-bad-wash text-bad',
  info: 'bg-info-wash text-info',
  plain: 'bg-pressed text-soft',
};

interface BadgeProps {
  readonly meaning?: Meaning;
  readonly icon?: IconName;
  readonly children: ReactNode;
  readonly className?: string;
}

/** A state in a word or two. */
export const Badge = ({ meaning = 'plain', icon, children, className }: BadgeProps) => (
  <span
    className={join(
      'inline-flex h-5 max-w-full items-center gap-1 rounded-full px-2 text-12 font-medium whitespace-nowrap',
      meaningGround[meaning],
      className,
    )}
  >
    {icon && <Icon name={icon} width={12} height={12} />}
    <span className="truncate">{children}</span>
  </span>
);

/** How many there are of something, beside its name. */
export const Count = ({ children }: { readonly children: ReactNode }) => (
  <span className="ml-auto pl-2 text-12 text-faint tabular-nums">{children}</span>
);
