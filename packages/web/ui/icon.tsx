import type { SVGProps } from 'react';

/** Signs of 16 pixels, drawn in lines of 1.5; each is a path. */
const paths = {
  add: 'M8 3.25v9.5M3.25 8h9.5',
  admin: 'M8 1.75 13 3.6v4.1c0 3-2 5.3-5 6.55-3-1.25-5-3.55-5-6.55V3.6ZM5.9 8l1.5 1.5 2.8-3',
  book: 'M3 3.6c0-.9.7-1.6 1.6-1.6H13v12H4.6c-.9 0-1.6-.7-1.6-1.6ZM3 12.4c0-.9.7-1.6 1.6-1.6H13M6 5h4',
  building: 'M3.25 13.75V2.75h6v11M9.25 6.25h3.5v7.5M1.75 13.75h12.5M5.25 5.5h2M5.25 8h2M5.25 10.5h2',
  check: 'm3.25 8.5 3 3 6.5-7',
  chevronDown: 'm4.25 6.25 3.75 3.75 3.75-3.75',
  chevronRight: 'm6.25 4.25 3.75 3.75-3.75 3.75',
  clock: 'M8 14.25a6.25 6.25 0 1 0 0-12.5 6.25 6.25 0 0 0 0 12.5ZM8 4.5V8l2.5 1.5',
  close: 'm4 4 8 8M12 4l-8 8',
  columns: 'M2.25 3.25h11.5v9.5H2.25ZM6.25 3.25v9.5M10 3.25v9.5',
  copy: 'M5.75 5.75h7.5v7.5h-7.5ZM10.25 5.75v-3h-7.5v7.5h3',
  down: 'M8 3v9.5M4.25 9 8 12.75 11.75 9',
  expand: 'M9.25 2.75h4v4M13 3 9 7M6.75 13.25h-4v-4M3 13l4-4',
  filter: 'M2 4h12M4.25 8h7.5M6.5 12h3',
  globe:
    'M8 14.25a6.25 6.25 0 1 0 0-12.5 6.25 6.25 0 0 0 0 12.5ZM1.75 8h12.5M8 1.75c2 1.8 2.75 3.9 2.75 6.25S10 12.45 8 14.25C6 12.45 5.25 10.35 5.25 8S6 3.55 8 1.75Z',
  import: 'M8 2v7.5M4.75 6.5 8 9.75l3.25-3.25M2.5 10.5v3h11v-3',
  info: 'M8 14.25a6.25 6.25 0 1 0 0-12.5 6.25 6.25 0 0 0 0 12.5ZM8 7.25v3.75M8 5v.01',
  keyboard: 'M1.75 4.25h12.5v7.5H1.75ZM4 6.5v.01M6.5 6.5v.01M9 6.5v.01M11.5 6.5v.01M5 9.25h6',
  mail: 'M2 3.75h12v8.5H2ZM2.25 4.25 8 8.75l5.75-4.5',
  menu: 'M2.25 4h11.5M2.25 8h11.5M2.25 12h11.5',
  merge: 'M3 3v2.5c0 2 1 2.5 2.5 2.5H13M3 13v-2.5C3 8.5 4 8 5.5 8M10.25 5.25 13 8l-2.75 2.75',
  more: 'M3 8h.8M7.6 8h.8M12.2 8h.8',
  phone:
    'M5.6 2.25H3.5c-.8 0-1.3.6-1.25 1.4.4 5.3 4.8 9.7 10.1 10.1.8.05 1.4-.45 1.4-1.25v-2.1l-3-1.15-1.3 1.5C7.6 9.85 6.15 8.4 5.25 6.55l1.5-1.3Z',
  person:
    'M8 7.75a2.75 2.75 0 1 0 0-5.5 2.75 2.75 0 0 0 0 5.5ZM2.75 13.75c.4-2.6 2.4-4 5.25-4s4.85 1.4 5.25 4',
  redo: 'M12.75 8a5 5 0 1 1-1.6-3.65M12.75 2.25V5h-2.75',
  search: 'M7 11.75a4.75 4.75 0 1 0 0-9.5 4.75 4.75 0 0 0 0 9.5ZM10.5 10.5l3.25 3.25',
  sort: 'M4.75 2.75v10M2.25 10.25l2.5 2.75 2.5-2.75M11.25 13.25v-10M8.75 5.75l2.5-2.75 2.5 2.75',
  star: 'm8 2 1.8 3.75 4.1.55-3 2.85.75 4.1L8 11.25l-3.65 2 .75-4.1-3-2.85 4.1-.55Z',
  tag: 'M2.25 2.75v5.1l5.9 5.9 5.6-5.6-5.9-5.4ZM5.25 5.75v.01',
  trash: 'M2.75 4.25h10.5M6 4V2.25h4V4M4 4.25l.6 9.5h6.8l.6-9.5M6.6 7v4M9.4 7v4',
  undo: 'M6 3 2.75 6.25 6 9.5M3 6.25h6.25a3.75 3.75 0 0 1 0 7.5H6.5',
  up: 'M8 13V3.5M4.25 7 8 3.25 11.75 7',
  warning: 'M8 2.25 14.25 13.5H1.75ZM8 6.5v3.25M8 11.75v.01',
} as const;

export type IconName = keyof typeof paths;

interface IconProps extends SVGProps<SVGSVGElement> {
  readonly name: IconName;
}

/** A sign beside words that say the same; alone it needs a label around it. */
export const Icon = ({ name, className = '', ...props }: IconProps) => (
  <svg
    aria-hidden="true"
    viewBox="0 0 16 16"
    width="16"
    height="16"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.5"
    strokeLinecap="round"
    strokeLinejoin="round"
    className={`shrink-0 ${className}`}
    {...props}
  >
    <path d={paths[name]} />
  </svg>
);
