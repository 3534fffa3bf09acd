import { Link } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/kit';
import { useProject } from './session';

/** The main action of lists that fill up from questions: ask one. */
export function AskButton() {
  const { t } = useTranslation();
  const { project_id } = useProject();
  return (
    <Button
      variant="filled"
      leftSection={<Plus size={14} aria-hidden />}
      renderRoot={(own) => <Link to="/p/$projectId/analyse" params={{ projectId: project_id }} {...own} />}
    >
      {t('boards.askFirst')}
    </Button>
  );
}
