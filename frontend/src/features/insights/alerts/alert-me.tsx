import { useNavigate } from '@tanstack/react-router';
import { Bell } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Gate } from '../../../shared/gate';
import { useProject } from '../../../shared/session';
import { Button, Tooltip } from '../../../ui/kit';
import type { Draft } from '../draft';
import type { Query } from '../query';
import { unwatchable } from './model';

type Props = { draft: Draft; question: Query | null; metric: string | undefined; name: string | undefined };

/** From a question to an alert on its number; where a question has no number a bucket, it says so. */
export function AlertMe({ draft, question, metric, name }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const params = { projectId: useProject().project_id };
  if (!question) return null;
  const why = unwatchable(question);
  const go = () =>
    void navigate({
      to: '/p/$projectId/alerts/new',
      params,
      search: { q: { ...draft, metric }, ...(name ? { name } : {}) },
    });
  const icon = <Bell size={14} />;
  if (why)
    return (
      <Tooltip label={t(`alerts.unwatchable.${why}`)} events={{ hover: true, focus: true, touch: true }}>
        <Button leftSection={icon} data-disabled aria-disabled onClick={(event) => event.preventDefault()}>
          {t('alerts.alertMe')}
        </Button>
      </Tooltip>
    );
  return (
    <Gate need="write">
      <Button leftSection={icon} onClick={go}>
        {t('alerts.alertMe')}
      </Button>
    </Gate>
  );
}
