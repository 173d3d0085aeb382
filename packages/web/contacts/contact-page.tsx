import { useLingui } from '@lingui/react/macro';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Icon } from '../ui/icon.tsx';
import { useTitle } from '../ui/title.ts';
import { ContactView } from './contact-view.tsx';

const route = getRouteApi('/contacts/$contactId');

/** A contact on a page of its own. */
export const ContactPage = () => {
  const { t } = useLingui();
  const { contactId } = route.useParams();
  const navigate = useNavigate();
  useTitle(t`Contact`);
  return (
    <div className="flex h-full flex-col">
      <nav
        aria-label={t`Where this is`}
        data-not-printed
        className="flex h-12 shrink-0 items-center gap-1 border-b border-line px-4 text-13 text-soft"
      >
        <Link to="/contacts" className="hover:text-ink hover:underline">
          {t`Contacts`}
        </Link>
        <Icon name="chevronRight" width={12} height={12} />
        <span>{t`Contact`}</span>
      </nav>
      <div className="mx-auto flex min-h-0 w-full max-w-3xl flex-1 flex-col">
        <ContactView
          key={contactId}
          id={contactId}
          startsEditing={false}
          controls={null}
          onGone={() => void navigate({ to: '/contacts' })}
        />
      </div>
    </div>
  );
};
