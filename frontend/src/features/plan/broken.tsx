import { useTranslation } from 'react-i18next';
import type { Violation } from '../../api/types';
import { useFormat } from '../../i18n/setup';
import { shortValue } from '../../lib/format';
import { useProject } from '../../shared/session';
import { Muted, Stack } from '../../ui/layout';
import { readCode } from './model';
import css from './plan.module.css';

/** What events of this name broke, since when, and a few of them. */
export function Broken({ violations }: { violations: Violation[] }) {
  const { t } = useTranslation();
  return (
    <Stack gap={8}>
      <h3 className={css.heading}>{t('plan.broken')}</h3>
      {violations.length === 0 ? <Muted>{t('plan.brokenNone')}</Muted> : null}
      <ul className={css.violations}>
        {violations.map((one) => (
          <li key={one.code}>
            <One violation={one} />
          </li>
        ))}
      </ul>
    </Stack>
  );
}

function One({ violation }: { violation: Violation }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { timezone } = useProject();
  const { kind, name } = readCode(violation.code);
  const when = format.moment(violation.first_seen, timezone);
  const release = violation.first_release;
  return (
    <>
      <strong>{kind ? t(`plan.code.${kind}`, { name }) : violation.code}</strong>
      <div>{t('plan.counts', { flagged: violation.flagged, blocked: violation.blocked })}</div>
      <Muted>{release ? t('plan.since', { when, release }) : t('plan.sinceUnknown', { when })}</Muted>
      {violation.examples.map((example) => (
        <p key={example.message_id} className={css.examples}>
          <code>
            {t('plan.example', { messageId: example.message_id, value: shortValue(example.value) })}
          </code>
        </p>
      ))}
    </>
  );
}
