import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Icon } from '../ui/icon.tsx';
import { join } from '../ui/style.ts';

export const stepNames = ['upload', 'columns', 'preview', 'result'] as const;
export type Step = (typeof stepNames)[number];

interface StepsProps {
  readonly current: Step;
  /** How far one may go now. */
  readonly reached: Step;
  readonly importId?: string;
}

/** Where an import is; each step that can be gone to has an address of its own. */
export const Steps = ({ current, reached, importId }: StepsProps) => {
  const { t } = useLingui();
  const names: Readonly<Record<Step, string>> = {
    upload: t`Upload`,
    columns: t`Columns`,
    preview: t`Preview`,
    result: t`Result`,
  };
  const at = (step: Step) => stepNames.indexOf(step);
  // A written import has no columns to choose any more.
  const mayGo = (step: Step) =>
    importId !== undefined && step !== current && reached === 'preview' && at(step) <= at(reached);
  return (
    <nav aria-label={t`Steps of the import`} className="overflow-x-auto">
      <ol className="flex items-center gap-1 text-13">
        {stepNames.map((step, index) => (
          <li
            key={step}
            aria-current={step === current ? 'step' : undefined}
            className={join(
              'flex items-center gap-1 whitespace-nowrap',
              step === current ? 'font-semibold text-ink' : 'text-soft',
            )}
          >
            {index > 0 && <Icon name="chevronRight" width={12} height={12} className="mx-1 text-faint" />}
            {at(step) < at(current) && <Icon name="check" width={13} height={13} className="text-good" />}
            {step !== 'upload' && mayGo(step) && importId !== undefined ? (
              <Link
                to="/imports/$importId"
                params={{ importId }}
                search={{ step }}
                className="underline hover:text-ink"
              >
                {names[step]}
              </Link>
            ) : (
              names[step]
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
};
