import { Plural, useLingui } from '@lingui/react/macro';
import { lazy, Suspense, useState, useSyncExternalStore } from 'react';
import { useMay } from '../api/me.ts';
import { useFormat } from '../i18n/format.ts';
import { Button } from '../ui/button.tsx';
import { Icon, type IconName } from '../ui/icon.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import type { BulkKind } from './bulk-dialog.tsx';
import type { ContactSearch } from './contact-search.ts';
import { nothing, sizeOf } from './selection.ts';
import type { SelectionStore } from './selection-store.ts';

const BulkDialog = lazy(() =>
  import('./bulk-dialog.tsx').then(({ BulkDialog }) => ({ default: BulkDialog })),
);

interface BulkBarProps {
  readonly search: ContactSearch;
  readonly matching: number;
  readonly selection: SelectionStore;
}

/** What can be done with all that are selected. */
export const BulkBar = ({ search, matching, selection }: BulkBarProps) => {
  const { t } = useLingui();
  const may = useMay();
  const { number } = useFormat();
  const chosen = useSyncExternalStore(selection.subscribe, selection.get);
  const [kind, setKind] = useState<BulkKind>();
  const size = sizeOf(chosen, matching);
  if (size === 0) return null;
  const isTrash = search.deleted === 'true';
  const actions: readonly (readonly [BulkKind, IconName, string])[] = isTrash
    ? [['restore', 'undo', t`Restore`]]
    : [
        ['add_tags', 'tag', t`Add tags`],
        ['remove_tags', 'tag', t`Remove tags`],
        ['set_status', 'check', t`Set status`],
        ['assign', 'person', t`Assign`],
        ['add_to_campaign', 'phone', t`Add to campaign`],
        ['delete', 'trash', t`Delete`],
      ];
  return (
    <section
      aria-label={t`Selected contacts`}
      className="flex flex-wrap items-center gap-1 border-t border-line bg-accent-wash px-3 py-1.5 text-13"
    >
      <span className="mr-1 font-medium tabular-nums" role="status">
        <Plural value={size} one={`${number(size)} selected`} other={`${number(size)} selected`} />
      </span>
      {chosen.mode === 'some' && matching > size && (
        <Button
          look="quiet"
          size="small"
          className="!text-accent"
          onPress={() => selection.set({ mode: 'all' })}
        >
          {t`Select all ${number(matching)} that match`}
        </Button>
      )}
      {may('changeContactsInBulk') &&
        actions.map(([action, icon, name]) => (
          <Button key={action} look="quiet" size="small" onPress={() => setKind(action)}>
            <Icon name={icon} />
            {name}
          </Button>
        ))}
      <IconButton label={t`Select nothing`} className="ml-auto" onPress={() => selection.set(nothing)}>
        <Icon name="close" />
      </IconButton>
      <Suspense>
        {kind && (
          <BulkDialog
            kind={kind}
            search={search}
            chosen={chosen}
            size={size}
            onClose={() => setKind(undefined)}
            onStarted={() => {
              setKind(undefined);
              selection.set(nothing);
            }}
          />
        )}
      </Suspense>
    </section>
  );
};
