import { useTranslation } from 'react-i18next';
import type { Identity } from '../../api/types';
import { useFormat } from '../../i18n/setup';
import { useProject } from '../../shared/session';
import css from './person.module.css';

const CAUSES = ['identify', 'track', 'alias', 'merge', 'manual', 'first_seen'] as const;

/** Every id that leads to this person, and what linked it. */
export function Identities({ identities }: { identities: Identity[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { timezone } = useProject();
  return (
    <ul className={css.list}>
      {identities.map((identity) => {
        const cause = CAUSES.find((one) => one === identity.cause);
        return (
          <li key={`${identity.kind}${identity.value}`} className={css.item}>
            <span className={css.meta}>{t(`person.kind.${identity.kind}`)}</span>
            <div className={css.id}>{identity.value}</div>
            <span className={css.meta}>
              {t('person.linked', {
                cause: cause ? t(`person.cause.${cause}`) : identity.cause,
                at: format.moment(identity.linked_at, timezone),
              })}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
