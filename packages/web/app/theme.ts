import { createStore } from '../ui/store.ts';

export type Theme = 'system' | 'light' | 'dark';

const key = 'callbook.theme';

const kept = (): Theme => {
  const theme = localStorage.getItem(key);
  return theme === 'light' || theme === 'dark' ? theme : 'system';
};

export const themeStore = createStore<Theme>(kept());

const show = (theme: Theme): void => {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
};

show(themeStore.get());

export const chooseTheme = (theme: Theme): void => {
  localStorage.setItem(key, theme);
  show(theme);
  themeStore.set(theme);
};
