import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { contactsChanged } from '../api/contacts.ts';
import { FailureNotice } from '../api/failure-notice.tsx';
import { type Import, undoImport } from '../api/imports.ts';
import { followJob } from '../api/jobs.ts';
import { queryClient } from '../api/query-client.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';

/** Asks before an import is undone, and says what that does. */
export const UndoDialog = ({ one, onClose }: { readonly one: Import; readonly onClose: () => void }) => {
  const { t } = useLingui();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => undoImport(one.id),
    onSuccess: async ({ id }) => {
      followJob(id, t`Undo: ${one.file_name}`);
      onClose();
      await Promise.all([queryClient.invalidateQueries({ queryKey: ['imports'] }), contactsChanged()]);
    },
  });
  return (
    <Dialog
      isOpen
      role="alertdialog"
      size="small"
      title={t`Undo this import?`}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t`Keep it`}</Button>
          <Button look="danger" isPending={isPending} onPress={() => mutate()}>{t`Undo the import`}</Button>
        </>
      }
    >
      <p>
        <Trans>
          Contacts that it created go to the trash, those that it changed get their values back. What somebody
          has changed since stays as it is.
        </Trans>
      </p>
      {error && <FailureNotice error={error} />}
    </Dialog>
  );
};
