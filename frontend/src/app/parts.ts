import { i18n } from '../i18n/setup';
import { toastStays } from '../ui/toast';
import { missingParts } from './missing-part';

const ANSWERS_WITHIN_MS = 5000;
const WRITING = 'input, textarea, select, [contenteditable="true"]';

/** The parts of this page that could not be fetched. */
export const parts = missingParts({
  build: () => document.querySelector<HTMLScriptElement>('script[type=module][src]')?.src ?? '',
  writing: () => Boolean(document.activeElement?.matches(WRITING) || document.querySelector('[role=dialog]')),
  answers: () =>
    fetch(document.baseURI, { cache: 'no-store', signal: AbortSignal.timeout(ANSWERS_WITHIN_MS) }).then(
      (answer) => answer.ok,
      () => false,
    ),
  kept: () => sessionStorage,
  reload: () => location.reload(),
  tell: () =>
    toastStays('part-missing', i18n.t('problem.partMissing'), i18n.t('problem.partMissingWhy'), {
      label: i18n.t('problem.reload'),
      run: () => location.reload(),
    }),
});

/** Listens for parts that cannot be fetched, for the whole app. */
export function watchParts() {
  window.addEventListener('vite:preloadError', ({ payload }) => void parts.handle(payload));
}
