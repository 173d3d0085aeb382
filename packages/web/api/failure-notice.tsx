import { useLingui } from '@lingui/react/macro';
import { Button } from '../ui/button.tsx';
import { Empty, Notice } from '../ui/states.tsx';
import { failureOf } from './failure.tsx';

/** What went wrong with something that was asked for, where it was asked. */
export const FailureNotice = ({ error }: { readonly error: unknown }) => {
  const { i18n } = useLingui();
  const { title, detail } = failureOf(error);
  return <Notice meaning="bad">{detail ?? i18n._(title)}</Notice>;
};

/** In place of a page that could not be read. */
export const FailedPage = ({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) => {
  const { t, i18n } = useLingui();
  const { title, detail } = failureOf(error);
  return (
    <Empty icon="warning" title={i18n._(title)} actions={<Button onPress={onRetry}>{t`Try again`}</Button>}>
      {detail}
    </Empty>
  );
};
