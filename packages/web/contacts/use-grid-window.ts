import { useElementScrollRestoration } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useState } from 'react';
import type { ContactListing } from '../api/contact-listing.ts';
import { type Range, useRows } from './use-rows.ts';

const overscan = 8;

/** The name under which the place of the list is kept, for the way back. */
export const scrollId = 'contacts';

const heightOfRows = (): number =>
  Number.parseInt(getComputedStyle(document.documentElement).getPropertyValue('--row'), 10) || 36;

/** The rows in sight of a list, and those that are about to be. */
export const useGridWindow = (listing: ContactListing, scroller: RefObject<HTMLDivElement | null>) => {
  const kept = useElementScrollRestoration({ id: scrollId });
  const [height] = useState(heightOfRows);
  const [inSight, setInSight] = useState<Range>({ from: 0, to: 0 });
  const rows = useRows(listing, inSight);
  const virtual = useVirtualizer({
    count: rows.count ?? 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan,
    initialOffset: kept?.scrollY ?? 0,
    // The names of the columns stand above.
    paddingStart: height,
    scrollPaddingStart: height,
  });
  const items = virtual.getVirtualItems();
  const from = items[0]?.index ?? 0;
  const to = items.at(-1)?.index ?? 0;
  if (from !== inSight.from || to !== inSight.to) setInSight({ from, to });
  return { rows, height, items, total: virtual.getTotalSize(), scrollTo: virtual.scrollToIndex };
};
