import { useNavigate } from '@tanstack/react-router';
import { MessageCircleQuestion } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../../api/http';
import { todayIn } from '../../lib/dates';
import { Gate } from '../../shared/gate';
import { useSchema } from '../../shared/schema';
import { useProject } from '../../shared/session';
import { useSend } from '../../shared/use-send';
import { Button } from '../../ui/kit';
import type { Draft, Point } from './draft';
import { originOf, type Query } from './query';
import { askedOfCohort } from './start';

type Props = { query: Query; point: Point; suggested: string; draft: Draft };

/** Keeps the people behind a number as a cohort and begins a question about them alone. */
export function AskFurther({ query, point, suggested, draft }: Props) {
  const { t } = useTranslation();
  const { project_id: projectId, timezone } = useProject();
  const { events } = useSchema();
  const navigate = useNavigate();
  const keep = useSend(
    (name: string) =>
      answered(
        api.POST('/api/v1/projects/{project_id}/query/segment', {
          params: { path: { project_id: projectId } },
          body: { description: '', name, ...originOf(query, point) },
        }),
      ),
    [['cohorts', projectId]],
  );
  const ask = async () => {
    const kept = await keep.mutateAsync(suggested.slice(0, 200));
    const q = askedOfCohort(kept.id, draft, events, todayIn(timezone, new Date()));
    await navigate({ to: '/p/$projectId/analyse', params: { projectId }, search: { q } });
  };
  return (
    <Gate need="write">
      <Button
        leftSection={<MessageCircleQuestion size={14} />}
        loading={keep.isPending}
        title={t('cohorts.askHint')}
        onClick={() => void ask()}
      >
        {t('cohorts.ask')}
      </Button>
    </Gate>
  );
}
