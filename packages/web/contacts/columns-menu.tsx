import { useLingui } from '@lingui/react/macro';
import { lazy, Suspense } from 'react';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { usePopup } from '../ui/popup.ts';
import type { ColumnsProps } from './column-list.tsx';

const ColumnList = lazy(() =>
  import('./column-list.tsx').then(({ ColumnList }) => ({ default: ColumnList })),
);

/** The way to the choice of columns. */
export const ColumnsMenu = (props: ColumnsProps) => {
  const { t } = useLingui();
  const popup = usePopup('dialog');
  return (
    <>
      <Button look="quiet" size="small" {...popup.trigger}>
        <Icon name="columns" />
        {t`Columns`}
      </Button>
      <Suspense>{popup.isOpen && <ColumnList {...props} popup={popup} />}</Suspense>
    </>
  );
};
