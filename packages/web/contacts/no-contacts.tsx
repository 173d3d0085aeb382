import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/states.tsx';

interface NoContactsProps {
  readonly isFiltered: boolean;
  readonly isTrash: boolean;
  readonly onClear: () => void;
  readonly onCreate: (() => void) | undefined;
}

/** What an empty list says: why it is empty, and what to do. */
export const NoContacts = ({ isFiltered, isTrash, onClear, onCreate }: NoContactsProps) => {
  const { t } = useLingui();
  if (isTrash)
    return (
      <Empty icon="trash" title={t`The trash is empty`}>
        <Trans>Contacts that are deleted stay here for a while, and can be restored.</Trans>
      </Empty>
    );
  if (isFiltered)
    return (
      <Empty
        icon="filter"
        title={t`No contact matches`}
        actions={<Button onPress={onClear}>{t`Clear filters`}</Button>}
      >
        <Trans>
          Take a filter away, or search for less: the beginning of a name or the last digits of a number are
          enough.
        </Trans>
      </Empty>
    );
  return (
    <Empty
      icon="person"
      title={t`No contacts yet`}
      actions={onCreate && <Button look="primary" onPress={onCreate}>{t`New contact`}</Button>}
    >
      <Trans>
        A contact needs no more than a name or a number, such as +1 415 555 0132. Files of contacts are
        imported.
      </Trans>
    </Empty>
  );
};
