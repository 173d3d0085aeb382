import type { ReactNode } from 'react';
import { join } from './style.ts';

interface TableProps {
  readonly label: string;
  readonly head: ReactNode;
  readonly children: ReactNode;
}

/** A table of a few hundred rows at most; a wide one is scrolled within its frame, by keys as well. */
export const Table = ({ label, head, children }: TableProps) => (
  <section
    aria-label={label}
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to take the keys
    tabIndex={0}
    className="relative overflow-x-auto rounded-10 border border-line"
  >
    <table className="w-full border-collapse text-14">
      <caption className="sr-only">{label}</caption>
      <thead>
        <tr className="bg-canvas text-left text-13 text-soft">{head}</tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  </section>
);

interface CellProps {
  readonly children?: ReactNode;
  readonly isNumber?: boolean;
  readonly className?: string | undefined;
}

export const Head = ({ children, isNumber = false, className }: CellProps) => (
  <th
    scope="col"
    className={join('h-8 px-3 font-medium whitespace-nowrap', isNumber && 'text-right', className)}
  >
    {children}
  </th>
);

export const Row = ({
  children,
  className,
}: {
  readonly children: ReactNode;
  readonly className?: string;
}) => <tr className={join('border-t border-line hover:bg-hover', className)}>{children}</tr>;

export const Cell = ({ children, isNumber = false, className }: CellProps) => (
  <td className={join('h-9 px-3 py-1 align-middle', isNumber && 'text-right tabular-nums', className)}>
    {children}
  </td>
);
