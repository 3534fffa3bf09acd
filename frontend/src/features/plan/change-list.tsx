import { useTranslation } from 'react-i18next';
import type { PlanChange } from '../../api/types';
import { shortValue } from '../../lib/format';
import { Tag, type Tone } from '../../ui/tag';
import css from './plan.module.css';

const TONES: Record<PlanChange['kind'], Tone> = { added: 'ok', removed: 'danger', changed: 'warn' };
const SIGNS: Record<PlanChange['kind'], string> = { added: '+', removed: '−', changed: '~' };

/** The differences between two plans, one line each. */
export function ChangeList({ changes }: { changes: PlanChange[] }) {
  const { t } = useTranslation();
  return (
    <ul className={css.changes}>
      {changes.map((change) => (
        <li key={`${change.event}\n${change.property}\n${change.kind}`}>
          <div className={css.changeHead}>
            <Tag tone={TONES[change.kind]}>
              {SIGNS[change.kind]} {t(`plan.change.${change.kind}`)}
            </Tag>
            <strong>{change.event || t('plan.wholePlan')}</strong>
            {change.property ? <code>{change.property}</code> : null}
          </div>
          {change.fields.map((field) => (
            <div key={field.name} className={css.field}>
              <code>{field.name}</code>
              <del>{shortValue(field.before) || '–'}</del>
              <span aria-hidden>→</span>
              <ins>{shortValue(field.after) || '–'}</ins>
            </div>
          ))}
        </li>
      ))}
    </ul>
  );
}
