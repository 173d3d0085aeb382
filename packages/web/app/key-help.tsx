import { useLingui } from '@lingui/react/macro';
import { Dialog } from '../ui/dialog.tsx';
import { Keys } from '../ui/keys.tsx';
import { places } from './places.ts';

/** All keys, behind `?`. */
export const KeyHelp = ({ onClose }: { readonly onClose: () => void }) => {
  const { t, i18n } = useLingui();
  const groups = [
    {
      title: t`Everywhere`,
      keys: [
        ['mod+k', t`Search or go to`],
        ['?', t`This help`],
        ...places.map(({ letter, name }) => [`g ${letter}`, i18n._(name)] as const),
        ['mod+z', t`Undo the last change`],
        ['escape', t`Close what is open`],
      ],
    },
    {
      title: t`In a list`,
      keys: [
        ['/', t`Quick search`],
        ['f', t`Add a filter`],
        ['j k', t`Next and previous row`],
        ['x', t`Select a row`],
        ['shift+x', t`Select up to a row`],
        ['enter', t`Open in the panel`],
        ['e', t`Edit`],
        ['c', t`New contact`],
      ],
    },
  ] as const;
  return (
    <Dialog isOpen title={t`Keys`} onClose={onClose}>
      <div className="grid gap-6 pb-4 sm:grid-cols-2">
        {groups.map(({ title, keys }) => (
          <section key={title}>
            <h3 className="mb-1 text-13 font-medium text-faint">{title}</h3>
            <dl className="flex flex-col">
              {keys.map(([key, words]) => (
                <div key={key} className="flex min-h-7 items-center justify-between gap-2 text-13">
                  <dt>{words}</dt>
                  <dd className="text-soft">
                    <Keys of={key} />
                    <span className="sr-only">{key}</span>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
};
