// Runs by itself before anything is painted and long before the app: a dark screen never flashes white, and what the
// page at this address begins with is on its way while the app's scripts are read.
import { sendEarly, wantedBy } from './api/early';
import { firstLanguage, stored } from './i18n/language';

const scheme = stored('cauce-theme') ?? 'auto';
const dark = scheme === 'dark' || (scheme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');

const base = document.baseURI.replace(/\/$/, '');
const path = location.href.split(/[?#]/)[0]?.slice(base.length) ?? '';
sendEarly(base, wantedBy(path, location.search), firstLanguage());
