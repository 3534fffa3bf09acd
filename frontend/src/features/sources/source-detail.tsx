import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Source } from '../../api/types';
import { useFormat } from '../../i18n/setup';
import { Gate } from '../../shared/gate';
import { useProject } from '../../shared/session';
import { alertText } from '../../shared/alert-text';
import { sourceAlertsQuery } from '../../shared/source-alerts';
import { Button } from '../../ui/kit';
import { Muted, Row, Stack } from '../../ui/layout';
import { Tag } from '../../ui/tag';
import { toastDone } from '../../ui/toast';
import { LibraryList } from './library-list';
import { MuteFor } from './mute-for';
import { useSourceChanges } from './queries';
import { QuotaForm } from './quota-form';
import { RulesForm } from './rules-form';

type DetailProps = { source: Source; keyId: string; now: number };

/** A source opened: what is wrong, what it sends with, and when it raises an alert. */
export function SourceDetail({ source, keyId, now }: DetailProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { project_id } = useProject();
  return (
    <Stack gap={24}>
      <Stack>
        <Watched source={source} now={now} />
        <OpenAlerts keyId={keyId} />
        {source.lag ? (
          <Muted>
            {t('sources.lag')}: {format.milliseconds(source.lag.median_ms)},{' '}
            {t('sources.lagWorst', { worst: format.milliseconds(source.lag.worst_ms) })}
          </Muted>
        ) : null}
        <Link to="/p/$projectId/data/live" params={{ projectId: project_id }} search={{ key: keyId }}>
          {t('sources.seeLive')}
        </Link>
      </Stack>
      <LibraryList libraries={source.libraries} />
      <RulesForm key={`rules-${keyId}`} source={source} keyId={keyId} />
      <MuteFor source={source} keyId={keyId} />
      <QuotaForm key={`quota-${keyId}`} source={source} keyId={keyId} />
    </Stack>
  );
}

function Watched({ source, now }: { source: Source; now: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { timezone } = useProject();
  const usual = source.usual_per_hour;
  const due = source.silence_due ? format.ago(source.silence_due, now) : '';
  const why =
    source.watch === 'watched' && usual !== null
      ? t('sources.watchWhy.watchedUsual', { usual: format.number(Math.round(usual)), due })
      : t(`sources.watchWhy.${source.watch}`, {
          due,
          until: format.moment(source.rules.muted_until, timezone),
        });
  return <span>{why}</span>;
}

function OpenAlerts({ keyId }: { keyId: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data, dataUpdatedAt } = useQuery(sourceAlertsQuery(useProject().project_id));
  const { acknowledge } = useSourceChanges(keyId);
  const mine = (data?.items ?? []).filter((one) => one.key_id === keyId);
  return mine.map((alert) => (
    <Row key={alert.id}>
      <Tag tone={alert.state === 'open' ? 'danger' : 'warn'}>{t(`sources.alert.${alert.kind}`)}</Tag>
      <span>{alertText(alert, t, format, dataUpdatedAt)}</span>
      {alert.state === 'open' ? (
        <Gate need="write">
          <Button
            loading={acknowledge.isPending}
            onClick={() =>
              acknowledge.mutate(alert.id, { onSuccess: () => toastDone(t('sources.acknowledged')) })
            }
          >
            {t('sources.acknowledge')}
          </Button>
        </Gate>
      ) : (
        <Muted>{t('sources.acknowledgedBy', { name: alert.acknowledged_by })}</Muted>
      )}
    </Row>
  ));
}
