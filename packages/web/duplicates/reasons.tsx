import { useLingui } from '@lingui/react/macro';
import type { Finding } from '../api/duplicates.ts';
import { Icon } from '../ui/icon.tsx';
import { methodWords, useFieldName } from './finding-words.ts';

type Reason = Finding['pairs'][number]['reasons'][number];

/** What speaks for one person, and what against it: by a sign and in words. */
export const Reasons = ({ reasons }: { readonly reasons: readonly Reason[] }) => {
  const { t, i18n } = useLingui();
  const nameOf = useFieldName();
  return (
    <ul className="flex flex-wrap gap-x-3 gap-y-0.5 text-13">
      {reasons.map(({ field, method, weight, values }) => {
        const words = methodWords[method];
        return (
          <li
            key={`${field} ${method}`}
            title={values.join(' · ')}
            className={
              weight > 0
                ? 'inline-flex items-center gap-1 text-good'
                : 'inline-flex items-center gap-1 text-bad'
            }
          >
            <Icon name={weight > 0 ? 'check' : 'close'} width={12} height={12} />
            <span className="sr-only">{weight > 0 ? t`For it:` : t`Against it:`} </span>
            {nameOf(field)} {words ? i18n._(words) : ''}
          </li>
        );
      })}
    </ul>
  );
};
