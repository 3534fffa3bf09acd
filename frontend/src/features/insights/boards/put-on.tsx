import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Asked } from '../../../api/ask';
import type { Answer } from '../../../api/types';
import { Gate } from '../../../shared/gate';
import { useProject } from '../../../shared/session';
import { Button } from '../../../ui/kit';
import { useAddTile } from './use-add-tile';
import type { Shape } from '../shape';

type Props = { board: string; question: Asked<Answer['kind']> | null; view: Shape; title: string };

/** Puts the question on the dashboard it was asked for, as the dashboard's own, and goes back there. */
export function PutOn({ board, question, view, title }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { project_id } = useProject();
  const add = useAddTile();
  const put = () => {
    if (!question) return;
    add.mutate(
      { board, tile: { kind: 'question', question, view, title } },
      {
        onSuccess: () =>
          void navigate({
            to: '/p/$projectId/dashboards/$dashboardId',
            params: { projectId: project_id, dashboardId: board },
          }),
      },
    );
  };
  return (
    <Gate need="write">
      <Button variant="filled" disabled={!question} loading={add.isPending} onClick={put}>
        {t('boards.putOn')}
      </Button>
    </Gate>
  );
}
