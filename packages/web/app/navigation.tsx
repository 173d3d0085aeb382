import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link, type LinkProps } from '@tanstack/react-router';
import { Button } from 'react-aria-components';
import { useMay } from '../api/me.ts';
import { facetsQuery } from '../api/people.ts';
import { useFormat } from '../i18n/format.ts';
import { Count } from '../ui/badge.tsx';
import { Icon, type IconName } from '../ui/icon.tsx';
import { Keys } from '../ui/keys.tsx';
import { TeamMenu } from './team-menu.tsx';

const itemStyle =
  'flex h-8 items-center gap-2 rounded-6 px-2 text-14 text-soft hover:bg-hover hover:text-ink pointer-coarse:h-11 ' +
  'aria-[current=page]:bg-pressed aria-[current=page]:font-medium aria-[current=page]:text-ink';

interface PlaceProps {
  readonly to: LinkProps['to'];
  readonly icon: IconName;
  readonly name: string;
  readonly count?: string | undefined;
}

const Place = ({ to, icon, name, count }: PlaceProps) => (
  <li>
    <Link {...(to !== undefined && { to })} className={itemStyle} activeOptions={{ includeSearch: false }}>
      <Icon name={icon} />
      {name}
      {count !== undefined && <Count>{count}</Count>}
    </Link>
  </li>
);

/** Where one can go. What a role may not do is not there, nor a page without an API. */
export const Navigation = ({ onPalette }: { readonly onPalette: () => void }) => {
  const { t } = useLingui();
  const may = useMay();
  const { number } = useFormat();
  const facets = useQuery({ ...facetsQuery, enabled: may('getFacets') });
  return (
    <nav aria-label={t`Main`} className="flex h-full flex-col gap-1 overflow-y-auto p-2">
      <TeamMenu />
      <Button onPress={onPalette} className={`${itemStyle} cursor-default`}>
        <Icon name="search" />
        <span className="min-w-0 flex-1 truncate text-left">{t`Search or go to`}</span>
        <span className="text-soft">
          <Keys of="mod+k" />
        </span>
      </Button>
      <ul className="mt-2 flex flex-col gap-0.5">
        <Place
          to="/contacts"
          icon="person"
          name={t`Contacts`}
          count={facets.data && number(facets.data.contacts)}
        />
      </ul>
      <div className="mt-auto pt-4">
        <a href="/docs" className={itemStyle}>
          <Icon name="book" />
          {t`API reference`}
        </a>
      </div>
    </nav>
  );
};
