import { Trans, useLingui } from '@lingui/react/macro';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { failureOf } from '../api/failure.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Empty } from '../ui/states.tsx';

export const NotFound = () => {
  const { t } = useLingui();
  return (
    <Empty
      icon="search"
      title={t`There is no such page`}
      actions={<ButtonLink href="/contacts">{t`To the contacts`}</ButtonLink>}
    >
      <Trans>The address may be mistyped, or of another version of Callbook.</Trans>
    </Empty>
  );
};

export const Broken = ({ error, reset }: ErrorComponentProps) => {
  const { t, i18n } = useLingui();
  const { title, detail } = failureOf(error);
  return (
    <Empty icon="warning" title={i18n._(title)} actions={<Button onPress={reset}>{t`Try again`}</Button>}>
      {detail}
    </Empty>
  );
};
