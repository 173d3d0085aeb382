import '../ui/tokens.css';
import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { I18nProvider as AriaI18nProvider } from 'react-aria-components';
import { createRoot } from 'react-dom/client';
import { queryClient } from '../api/query-client.ts';
import { languageStore, loadLanguage, localeOf } from '../i18n/language.ts';
import { useStore } from '../ui/store.ts';
import { router } from './router.tsx';
import { signInByLink } from './sign-in-link.ts';
import './theme.ts';

const App = () => (
  <AriaI18nProvider locale={localeOf(useStore(languageStore))}>
    <I18nProvider i18n={i18n}>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </I18nProvider>
  </AriaI18nProvider>
);

const place = document.getElementById('app');
if (!place) throw new Error('The page has no place for the application.');
await Promise.all([loadLanguage(), signInByLink()]);
createRoot(place).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
