import type { ReactNode } from 'react';
import { ProgressBar } from 'react-aria-components';
import { type Meaning, meaningGround } from './badge.tsx';
import { Icon, type IconName } from './icon.tsx';
import { join } from './style.ts';

/** Stands where text will, as large as it. */
export const Skeleton = ({ className = 'h-4 w-24' }: { readonly className?: string }) => (
  <span
    aria-hidden="true"
    className={join('inline-block max-w-full animate-pulse rounded-4 bg-pressed', className)}
  />
);

interface EmptyProps {
  readonly icon: IconName;
  readonly title: string;
  /** One sentence that teaches. */
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}

/** A place with nothing in it: what it is for, and what to do. */
export const Empty = ({ icon, title, children, actions }: EmptyProps) => (
  <div className="mx-auto flex max-w-md flex-col items-center gap-2 px-6 py-16 text-center">
    <span className="flex size-10 items-center justify-center rounded-10 bg-accent-wash text-accent">
      <Icon name={icon} width={20} height={20} />
    </span>
    <h2 className="text-16 font-semibold">{title}</h2>
    <div className="text-14 text-soft">{children}</div>
    {actions !== undefined && <div className="mt-2 flex flex-wrap justify-center gap-2">{actions}</div>}
  </div>
);

interface NoticeProps {
  readonly meaning: Exclude<Meaning, 'plain'>;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
  readonly className?: string;
}

/** What somebody should know here, and what to do about it. */
export const Notice = ({ meaning, children, actions, className }: NoticeProps) => (
  <div
    role={meaning === 'bad' ? 'alert' : 'status'}
    className={join('flex items-start gap-2 rounded-6 px-3 py-2 text-14', meaningGround[meaning], className)}
  >
    <Icon name={meaning === 'good' ? 'check' : meaning === 'info' ? 'info' : 'warning'} className="mt-0.5" />
    <div className="min-w-0 flex-1">{children}</div>
    {actions}
  </div>
);

interface ProgressProps {
  readonly label: string;
  /** 0 to 100; unknown without. */
  readonly value?: number | undefined;
}

export const Progress = ({ label, value }: ProgressProps) => (
  <ProgressBar aria-label={label} {...(value === undefined ? { isIndeterminate: true } : { value })}>
    {({ percentage }) => (
      <div className="h-1.5 overflow-hidden rounded-full bg-pressed">
        <div
          className={join(
            'h-full rounded-full bg-accent transition-[width] duration-150',
            value === undefined && 'w-1/3 animate-pulse',
          )}
          style={value === undefined ? undefined : { width: `${percentage ?? 0}%` }}
        />
      </div>
    )}
  </ProgressBar>
);
