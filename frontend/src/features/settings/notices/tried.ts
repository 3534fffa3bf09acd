import { useTranslation } from 'react-i18next';
import type { Tested } from '../../../api/types';
import { toastDone, toastFailed } from '../../../ui/toast';

/** Returns what says how a test went: taken, or why not. */
export function useTried(): (tested: Tested) => void {
  const { t } = useTranslation();
  return (tested) =>
    tested.ok ? toastDone(t('notices.testTaken')) : toastFailed(t('notices.testRefused'), tested.detail);
}
