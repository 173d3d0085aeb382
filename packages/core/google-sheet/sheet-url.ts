/** A sheet that a public URL leads to. */
export interface SheetLink {
  id: string;
  /** Published to the web: the id is that of the publication. */
  isPublished: boolean;
  /** The number of the tab; the first one when not given. */
  gid?: string | undefined;
}

export type SheetFormat = 'csv' | 'xlsx';

const path = /^\/(?:a\/[\w.-]+\/)?spreadsheets\/(?:u\/\d+\/)?d\/(e\/)?([\w-]{20,150})(?:\/[\w/-]*)?$/;

const withScheme = (text: string) => (/^[a-z][a-z\d+.-]*:/i.test(text) ? text : `https://${text}`);

/** The number of the tab in what stands behind `#`, or else behind `?`. */
const gidOf = ({ hash, searchParams }: URL): string | undefined => {
  const gid = new URLSearchParams(hash.slice(1)).get('gid') ?? searchParams.get('gid');
  return gid !== null && /^\d{1,12}$/.test(gid) ? gid : undefined;
};

/**
 * The sheet in any form of URL that Google gives out: edit, view, copy, export, published, of another account
 * (`/u/1/`) or of a domain (`/a/example.com/`). Undefined for every other URL.
 */
export const parseSheetUrl = (text: string): SheetLink | undefined => {
  const url = URL.parse(withScheme(text.trim()));
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname !== 'docs.google.com') return undefined;
  const [, published, id] = path.exec(url.pathname) ?? [];
  return id === undefined ? undefined : { id, isPublished: published !== undefined, gid: gidOf(url) };
};

/** Makes the URL of Google's export of a sheet; of the given URL it uses only id and tab. */
export const exportUrl = (origin: string, { id, isPublished, gid }: SheetLink, format: SheetFormat): URL => {
  const url = new URL(isPublished ? `/spreadsheets/d/e/${id}/pub` : `/spreadsheets/d/${id}/export`, origin);
  url.searchParams.set(isPublished ? 'output' : 'format', format);
  // A workbook comes with all its tabs.
  if (format === 'csv' && gid !== undefined) {
    url.searchParams.set('gid', gid);
    if (isPublished) url.searchParams.set('single', 'true');
  }
  return url;
};
