import { useTranslation } from 'react-i18next';
import type { HookScheme } from '../../api/types';
import { Muted } from '../../ui/layout';
import { Tag } from '../../ui/tag';

/** What to know of a way to prove oneself: a warning where there is none. */
export function SchemeNote({ scheme }: { scheme: HookScheme }) {
  const { t } = useTranslation();
  if (scheme === 'none')
    return (
      <div role="alert">
        <Tag tone="danger">{t('hooks.schemes.none')}</Tag> {t('hooks.noneWarning')}
      </div>
    );
  return scheme === 'bearer' || scheme === 'basic' ? <Muted>{t('hooks.bodyUnsigned')}</Muted> : null;
}
