import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useProject } from '../../../shared/session';
import { Muted } from '../../../ui/layout';
import { type AlertDraft, isUnheard } from './model';
import { reachQuery } from './queries';

/** Nobody hears of an alert, why, and where that is changed. */
export function Nobody({ members }: { members: string[] | null }) {
  const { t } = useTranslation();
  return (
    <>
      {t(members === null ? 'alerts.nobodyFollows' : 'alerts.nobodyNamed')}{' '}
      <Link
        style={{ textDecoration: 'underline' }}
        to="/p/$projectId/settings/notifications"
        params={{ projectId: useProject().project_id }}
      >
        {t('notices.title')}
      </Link>
    </>
  );
}

/** A note under an alert that is being written of which nobody would hear. */
export function Unheard({ draft }: { draft: AlertDraft }) {
  const reach = useQuery(reachQuery(useProject().project_id)).data;
  if (!reach || !isUnheard(draft, reach)) return null;
  return (
    <Muted>
      <span role="status">
        <Nobody members={draft.members} />
      </span>
    </Muted>
  );
}
