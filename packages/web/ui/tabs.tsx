import type { ReactNode } from 'react';
import {
  Tab as AriaTab,
  TabPanel as AriaTabPanel,
  Tabs as AriaTabs,
  TabList,
  type TabsProps,
} from 'react-aria-components';
import { join } from './style.ts';

export const Tabs = ({
  className,
  ...props
}: Omit<TabsProps, 'className'> & { readonly className?: string }) => (
  <AriaTabs {...props} data-no-ring className={join('flex min-h-0 flex-col', className)} />
);

export const TabBar = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <TabList aria-label={label} className="flex shrink-0 gap-4 overflow-x-auto border-b border-line px-4">
    {children}
  </TabList>
);

export const Tab = ({ id, children }: { readonly id: string; readonly children: ReactNode }) => (
  <AriaTab
    id={id}
    className="-mb-px flex h-9 cursor-default items-center border-b-2 border-transparent text-14 whitespace-nowrap text-soft data-hovered:text-ink data-selected:border-accent data-selected:font-medium data-selected:text-ink pointer-coarse:h-11"
  >
    {children}
  </AriaTab>
);

export const TabPanel = ({ id, children }: { readonly id: string; readonly children: ReactNode }) => (
  <AriaTabPanel id={id} className="min-h-0 flex-1 overflow-y-auto outline-offset-[-2px]">
    {children}
  </AriaTabPanel>
);
