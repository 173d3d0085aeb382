import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef } from 'react';
import { Icon } from '../ui/icon.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { ContactView, ExpandLink } from './contact-view.tsx';

interface ContactPanelProps {
  readonly id: string;
  readonly startsEditing: boolean;
  readonly onClose: () => void;
}

/** A contact beside the list, which stays where it is; on a phone it is the page. */
export const ContactPanel = ({ id, startsEditing, onClose }: ContactPanelProps) => {
  const { t } = useLingui();
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    if (startsEditing) return;
    // On a phone the list is gone, so the panel has the focus.
    if (matchMedia('(max-width: 767px)').matches) panel.current?.focus();
  }, [startsEditing]);
  return (
    <aside
      ref={panel}
      tabIndex={-1}
      data-no-ring
      aria-label={t`Contact`}
      className="flex w-[26rem] shrink-0 flex-col overflow-hidden border-l border-line bg-surface max-lg:fixed max-lg:inset-y-0 max-lg:right-0 max-lg:z-20 max-lg:shadow-float max-md:w-full"
    >
      <ContactView
        id={id}
        startsEditing={startsEditing}
        onGone={onClose}
        controls={
          <>
            <ExpandLink id={id} />
            <IconButton label={t`Close`} keys="escape" onPress={onClose}>
              <Icon name="close" />
            </IconButton>
          </>
        }
      />
    </aside>
  );
};
