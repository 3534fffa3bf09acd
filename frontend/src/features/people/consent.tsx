import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { PurposeState } from '../../api/types';
import { useFormat } from '../../i18n/setup';
import { Await } from '../../shared/await';
import { useProject } from '../../shared/session';
import { Row } from '../../ui/layout';
import { Empty } from '../../ui/states';
import { Tag } from '../../ui/tag';
import css from './person.module.css';
import { consentQuery } from './queries';

/** What a person agreed to, for each purpose of the project, and which message said so. */
export function Consent({ personId }: { personId: string }) {
  const { t } = useTranslation();
  const { project_id } = useProject();
  const consent = useQuery(consentQuery(project_id, personId));
  return (
    <Await query={consent} rows={3}>
      {({ purposes }) =>
        purposes.length === 0 ? (
          <Empty title={t('person.noPurposes')}>{t('person.noPurposesWhy')}</Empty>
        ) : (
          <ul className={css.list}>
            {purposes.map((purpose) => (
              <PurposeItem key={purpose.name} purpose={purpose} />
            ))}
          </ul>
        )
      }
    </Await>
  );
}

function PurposeItem({ purpose }: { purpose: PurposeState }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const { timezone } = useProject();
  const { by } = purpose;
  return (
    <li className={css.item}>
      <Row gap={8}>
        <span>{(i18n.language === 'es' ? purpose.label.es : purpose.label.en) || purpose.name}</span>
        <Tag tone={purpose.state === 'granted' ? 'accent' : 'plain'}>
          {t(`person.consentState.${purpose.state}`)}
        </Tag>
      </Row>
      <span className={css.meta}>
        {t(`person.basis.${purpose.lawful_basis}`)}
        {by
          ? ` · ${t('person.consentBy', { category: by.category, at: format.moment(by.at, timezone) })}`
          : null}
      </span>
    </li>
  );
}
