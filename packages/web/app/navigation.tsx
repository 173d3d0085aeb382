import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'react-aria-components';
import { useMay } from '../api/me.ts';
import { facetsQuery } from '../api/people.ts';
import { useFormat } from '../i18n/format.ts';
import { Count } from '../ui/badge.tsx';
import { Icon } from '../ui/icon.tsx';
import { Keys } from '../ui/keys.tsx';
import { groupNames, type Place, places } from './places.ts';
import { TeamMenu } from './team-menu.tsx';

const itemStyle =
  'flex h-8 items-center gap-2 rounded-6 px-2 text-14 text-soft hover:bg-hover hover:text-ink pointer-coarse:h-11 ' +
  'aria-[current=page]:bg-pressed aria-[current=page]:font-medium aria-[current=page]:text-ink';

interface PlaceLinkProps {
  readonly place: Place;
  readonly count?: string | undefined;
}

const PlaceLink = ({ place: { to, icon, name }, count }: PlaceLinkProps) => {
  const { i18n } = useLingui();
  return (
    <li>
      <Link to={to} className={itemStyle} activeOptions={{ includeSearch: false }}>
        <Icon name={icon} />
        {i18n._(name)}
        {count !== undefined && <Count>{count}</Count>}
      </Link>
    </li>
  );
};

const groups = ['first', 'organise', 'admin'] as const;

/** Where one can go. What a role may not do is not there, nor a page without an API. */
export const Navigation = ({ onPalette }: { readonly onPalette: () => void }) => {
  const { t, i18n } = useLingui();
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
      {groups.map((group) => {
        const shown = places.filter((place) => place.group === group && may(place.operation));
        const name = groupNames[group];
        if (shown.length === 0) return null;
        return (
          <div key={group} className="mt-2">
            {name && <h2 className="px-2 pt-2 pb-1 text-12 text-faint">{i18n._(name)}</h2>}
            <ul className="flex flex-col gap-0.5">
              {shown.map((place) => (
                <PlaceLink
                  key={place.to}
                  place={place}
                  count={place.to === '/contacts' ? facets.data && number(facets.data.contacts) : undefined}
                />
              ))}
            </ul>
          </div>
        );
      })}
      <div className="mt-auto pt-4">
        <a href="/docs" className={itemStyle}>
          <Icon name="book" />
          {t`API reference`}
        </a>
      </div>
    </nav>
  );
};
