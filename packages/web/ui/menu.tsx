import type { ReactNode } from 'react';
import {
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  type MenuItemProps as AriaMenuItemProps,
  type MenuProps as AriaMenuProps,
  MenuSection as AriaMenuSection,
  Header,
  MenuTrigger,
  type PopoverProps,
  Separator,
} from 'react-aria-components';
import { Icon, type IconName } from './icon.tsx';
import { Keys } from './keys.tsx';
import { Float } from './popover.tsx';
import type { Popup } from './popup.ts';
import { join } from './style.ts';

interface MenuProps<T extends object> extends Omit<AriaMenuProps<T>, 'className'> {
  readonly trigger: ReactNode;
  readonly label: string;
  readonly placement?: PopoverProps['placement'];
}

/** Things to do, behind the button that opens it. */
export const Menu = <T extends object>({
  trigger,
  label,
  placement = 'bottom start',
  ...props
}: MenuProps<T>) => (
  <MenuTrigger>
    {trigger}
    <Float placement={placement} className="min-w-48">
      <AriaMenu {...props} aria-label={label} className="max-h-[inherit] overflow-auto p-1 outline-none" />
    </Float>
  </MenuTrigger>
);

interface PopupMenuProps<T extends object> extends Omit<AriaMenuProps<T>, 'className'> {
  readonly popup: Popup;
  readonly label: string;
  readonly placement?: PopoverProps['placement'];
}

/** The same, of a button that loads it when it is pressed. */
export const PopupMenu = <T extends object>({
  popup,
  label,
  placement = 'bottom start',
  ...props
}: PopupMenuProps<T>) => (
  <Float {...popup.float} placement={placement} className="min-w-48">
    <AriaMenu
      {...props}
      autoFocus="first"
      aria-label={label}
      onClose={() => popup.float.onOpenChange(false)}
      className="max-h-[inherit] overflow-auto p-1 outline-none"
    />
  </Float>
);

interface MenuItemProps extends Omit<AriaMenuItemProps, 'className' | 'children'> {
  readonly icon?: IconName;
  readonly keys?: string;
  readonly isDangerous?: boolean;
  /** At the right: a count, or what is chosen. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

const itemStyle =
  'group flex min-h-8 cursor-default items-center gap-2 rounded-6 px-2 py-1 text-14 outline-none select-none ' +
  'data-focused:bg-hover data-disabled:opacity-50 pointer-coarse:min-h-11';

export const MenuItem = ({ icon, keys, isDangerous = false, aside, children, ...props }: MenuItemProps) => (
  <AriaMenuItem
    {...props}
    {...(typeof children === 'string' && { textValue: children })}
    data-no-ring
    className={join(itemStyle, isDangerous && 'text-bad')}
  >
    {icon && <Icon name={icon} className={isDangerous ? '' : 'text-soft'} />}
    <span className="min-w-0 flex-1 truncate">{children}</span>
    {aside !== undefined && <span className="text-12 text-faint tabular-nums">{aside}</span>}
    <Icon name="check" className="hidden text-accent group-data-selected:block" />
    {keys !== undefined && <Keys of={keys} />}
  </AriaMenuItem>
);

export const MenuSection = ({
  title,
  children,
}: {
  readonly title?: string;
  readonly children: ReactNode;
}) => (
  <AriaMenuSection {...(title === undefined && { 'aria-label': ' ' })}>
    {title !== undefined && (
      <Header className="px-2 pt-2 pb-1 text-12 font-medium text-faint">{title}</Header>
    )}
    {children}
  </AriaMenuSection>
);

export const MenuLine = () => <Separator className="my-1 h-px bg-line" />;
