import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Pipeline } from '../../api/types';
import { Await } from '../../shared/await';
import { useProject } from '../../shared/session';
import { Row, Section } from '../../ui/layout';
import { Tag } from '../../ui/tag';
import css from './home.module.css';
import { pipelineQuery } from './queries';

/** Whether everything that was accepted is visible, and what was refused. */
export function Health() {
  const { t } = useTranslation();
  const { project_id } = useProject();
  const params = { projectId: project_id };
  const pipeline = useQuery(pipelineQuery(project_id));
  return (
    <Section title={t('home.health')}>
      <Await query={pipeline} rows={3}>
        {(data) => (
          <>
            <div className={css.lines}>
              <State pipeline={data} />
              <span>{t('home.accepted', { count: data.accepted })}</span>
              <span>{t('home.rejected', { count: data.rejected })}</span>
            </div>
            <Row gap={16}>
              <Link to="/p/$projectId/data/live" params={params}>
                {t('home.seeLive')}
              </Link>
              <Link to="/p/$projectId/data/pipeline" params={params}>
                {t('home.seePipeline')}
              </Link>
            </Row>
          </>
        )}
      </Await>
    </Section>
  );
}

function State({ pipeline }: { pipeline: Pipeline }) {
  const { t } = useTranslation();
  const stopped = pipeline.consumers.find((consumer) => consumer.error !== null);
  const behind = Math.max(0, ...pipeline.consumers.map((consumer) => consumer.lag_events));
  if (stopped)
    return (
      <span role="alert">
        <Tag tone="danger">!</Tag>{' '}
        {t('home.healthError', { name: stopped.name, message: stopped.error?.message ?? '' })}
      </span>
    );
  if (behind > 0)
    return (
      <span>
        <Tag tone="info">…</Tag> {t('home.healthLag', { count: behind })}
      </span>
    );
  return (
    <span>
      <Tag tone="ok">✓</Tag> {t('home.healthOk')}
    </span>
  );
}
