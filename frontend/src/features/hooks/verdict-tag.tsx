import { useTranslation } from 'react-i18next';
import type { HookDelivery } from '../../api/types';
import { Tag, type Tone } from '../../ui/tag';

const TONES: Record<HookDelivery['verdict'], Tone> = {
  accepted: 'ok',
  partly: 'warn',
  refused: 'danger',
  unmatched: 'warn',
  unreadable: 'danger',
  unverified: 'danger',
};

/** What became of a delivery, in words. */
export function VerdictTag({ verdict }: { verdict: HookDelivery['verdict'] }) {
  const { t } = useTranslation();
  return <Tag tone={TONES[verdict]}>{t(`hooks.verdicts.${verdict}`)}</Tag>;
}
