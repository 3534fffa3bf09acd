import { useTranslation } from 'react-i18next';
import type { Trait } from '../../api/types';
import { useFormat } from '../../i18n/setup';
import { shortValue } from '../../lib/format';
import { useProject } from '../../shared/session';
import { Empty } from '../../ui/states';
import css from './person.module.css';

/** What is known about a person, and where each fact came from. */
export function Traits({ traits }: { traits: Trait[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { timezone } = useProject();
  if (traits.length === 0) return <Empty title={t('person.noTraits')}>{t('person.noTraitsWhy')}</Empty>;
  return (
    <ul className={css.list}>
      {traits.map((trait) => {
        const at = format.moment(trait.set_at, timezone);
        return (
          <li key={trait.name} className={css.item}>
            <div className={css.pair}>
              <span className={css.time}>{trait.name}</span>
              <span>
                <span className={css.value}>{shortValue(trait.value)}</span>
                <br />
                <span className={css.meta} title={trait.message_id ?? undefined}>
                  {trait.source ? t('person.origin', { source: trait.source, at }) : at}
                  {trait.operation === 'set' ? null : ` · ${t(`person.operation.${trait.operation}`)}`}
                </span>
              </span>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
