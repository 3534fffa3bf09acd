import { useNavigate } from '@tanstack/react-router';
import { Bell } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Gate } from '../../../shared/gate';
import { useProject } from '../../../shared/session';
import { Button } from '../../../ui/kit';
import type { Draft } from '../draft';
import type { Query } from '../query';
import { unwatchable } from './model';

type Props = { draft: Draft; question: Query | null; name: string | undefined };

/** From a question to an alert on its number; not there where a question has no number a bucket. */
export function AlertMe({ draft, question, name }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const params = { projectId: useProject().project_id };
  if (!question || unwatchable(question)) return null;
  const go = () =>
    void navigate({
      to: '/p/$projectId/alerts/new',
      params,
      search: { q: draft, ...(name ? { name } : {}) },
    });
  return (
    <Gate need="write">
      <Button leftSection={<Bell size={14} />} onClick={go}>
        {t('alerts.alertMe')}
      </Button>
    </Gate>
  );
}
