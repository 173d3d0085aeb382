import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { isApiError } from '../api/callbook.ts';
import { failureOf } from '../api/failure.tsx';
import { sessionOf } from '../api/me.ts';
import { queryClient } from '../api/query-client.ts';
import { sessionStore, signIn, signOut } from '../api/session-store.ts';
import { currentSession } from '../api/sessions.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { Notice } from '../ui/states.tsx';
import { useStore } from '../ui/store.ts';
import { brokenLink } from './sign-in-link.ts';

/** Asks for a token; what it stands for is asked of the API before it is kept. */
const TokenForm = ({ onDone }: { readonly onDone?: () => void }) => {
  const { t, i18n } = useLingui();
  const [token, setToken] = useState('');
  const { mutate, error, isPending } = useMutation({
    mutationFn: () => sessionOf(token.trim()),
    onSuccess: (session) => {
      signIn(session);
      void queryClient.invalidateQueries();
      onDone?.();
    },
  });
  const unknown = isApiError(error) && error.status === 401;
  const fault = unknown ? t`No team takes this token. It may have been revoked, or is not whole.` : undefined;
  return (
    <Form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (token.trim() !== '') mutate();
      }}
    >
      <Field
        autoFocus
        type="password"
        label={t`Token`}
        hint={t`It begins with cb_. An admin makes it under Tokens; npm start prints one.`}
        fault={fault ?? (error ? i18n._(failureOf(error).title) : undefined)}
        value={token}
        onChange={setToken}
        autoComplete="off"
        spellCheck="false"
      />
      <Button type="submit" look="primary" isPending={isPending} className="self-end">
        {t`Sign in`}
      </Button>
    </Form>
  );
};

/** In place of all pages, as long as nobody is signed in. */
export const SignInPage = () => {
  const isBroken = useStore(brokenLink);
  return (
    <main className="flex h-full items-start justify-center overflow-y-auto bg-canvas p-4 pt-[18vh]">
      <div className="w-full max-w-sm rounded-10 border border-line bg-surface p-6">
        <img src="/icon.svg" alt="" width="32" height="32" className="mb-4" />
        <h1 className="text-20 font-semibold">
          <Trans>Sign in to Callbook</Trans>
        </h1>
        <p className="mt-1 mb-4 text-14 text-soft">
          <Trans>Paste a token of your team. It stays in this browser until you sign out.</Trans>
        </p>
        {isBroken && (
          <Notice meaning="careful" className="mb-4">
            <Trans>The link that you came by no longer signs in. Ask for a new one, or paste a token.</Trans>
          </Notice>
        )}
        <TokenForm />
      </div>
    </main>
  );
};

/** Over the page whose token is refused: what stands on it, and what was typed, stays. */
export const SignInAgain = () => {
  const { t } = useLingui();
  const session = currentSession(sessionStore.get());
  if (!session) return null;
  return (
    <Dialog
      isOpen
      isDismissable={false}
      role="alertdialog"
      size="small"
      title={t`Sign in again`}
      onClose={() => undefined}
    >
      <p className="mb-3 text-soft">
        <Trans>
          The token of {session.teamName} has ended or was revoked. What you typed is kept, and goes on once
          you are signed in.
        </Trans>
      </p>
      <TokenForm />
      <Button look="quiet" size="small" className="mt-2 mb-2" onPress={() => signOut(session.teamId)}>
        {t`Sign out instead`}
      </Button>
    </Dialog>
  );
};

export const AddTeam = ({ onClose }: { readonly onClose: () => void }) => {
  const { t } = useLingui();
  return (
    <Dialog isOpen size="small" title={t`Add a team`} onClose={onClose}>
      <p className="mb-3 text-soft">
        <Trans>You stay signed in to the teams that you have, and switch between them here.</Trans>
      </p>
      <TokenForm onDone={onClose} />
    </Dialog>
  );
};
