import type { ReactNode } from 'react';
import { join } from './style.ts';

interface PageProps {
  readonly title: string;
  /** The way back, before the title. */
  readonly trail?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  readonly width?: 'normal' | 'wide';
}

const widths = { normal: 'max-w-5xl', wide: 'max-w-none' } as const;

/** A page with a title, what can be done on it, and a body that scrolls. */
export const Page = ({ title, trail, actions, children, width = 'normal' }: PageProps) => (
  <div className="flex h-full flex-col">
    <header className="flex min-h-12 flex-wrap items-center gap-2 border-b border-line px-4 py-1.5">
      <div className="flex min-w-52 flex-1 items-center gap-1.5 sm:min-w-0">
        {trail !== undefined && <span className="shrink-0 whitespace-nowrap">{trail}</span>}
        <h1 className="truncate text-16 font-semibold">{title}</h1>
      </div>
      {actions}
    </header>
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className={join('mx-auto flex w-full flex-col gap-4 p-4', widths[width])}>{children}</div>
    </div>
  </div>
);

/** A part of a page under a name of its own. */
export const Section = ({
  title,
  actions,
  children,
}: {
  readonly title: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) => (
  <section className="flex flex-col gap-2">
    <div className="flex min-h-8 flex-wrap items-center gap-2">
      <h2 className="min-w-fit flex-1 text-14 font-semibold">{title}</h2>
      {actions}
    </div>
    {children}
  </section>
);

/** A figure with its name. */
export const Figure = ({
  name,
  value,
  className,
}: {
  readonly name: string;
  readonly value: ReactNode;
  readonly className?: string | undefined;
}) => (
  <div className="flex min-w-32 flex-1 flex-col rounded-10 border border-line px-3 py-2">
    <dt className="text-13 text-soft">{name}</dt>
    <dd className={join('text-20 font-semibold tabular-nums', className)}>{value}</dd>
  </div>
);

export const Figures = ({ children }: { readonly children: ReactNode }) => (
  <dl className="flex flex-wrap gap-2">{children}</dl>
);
