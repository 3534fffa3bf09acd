import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Insight } from '../api/types';
import { insightQuery } from '../features/insights/boards/queries';
import { SaveMenu } from '../features/insights/boards/save-menu';
import type { Kept, SqlQuestion } from '../features/sql/keep';
import { addressOf } from '../features/sql/model';
import { SqlPage } from '../features/sql/sql-page';
import { Failed } from '../shared/await';
import { useProject } from '../shared/session';
import { Loading } from '../ui/states';

const route = getRouteApi('/signed-in/p/$projectId/analyse/sql');

/** The SQL page, whose queries are kept as insights are. */
export function SqlPageThatKeeps() {
  const { t } = useTranslation();
  const address = route.useSearch();
  const navigate = route.useNavigate();
  const found = useQuery(insightQuery(useProject().project_id, address.insight));
  if (address.insight && found.isError) return <Failed error={found.error} />;
  if (address.insight && !found.data) return <Loading rows={6} />;
  const insight = found.data?.question.kind === 'sql' ? found.data : undefined;
  const open = (asked: SqlQuestion | null) => (id: string | undefined) => {
    void navigate({ search: id ? { insight: id } : addressOf(asked, address), resetScroll: false });
  };
  return (
    <SqlPage
      key={insight?.id}
      kept={insight && keptAs(insight)}
      keep={(question, view) => (
        <SaveMenu
          insight={insight}
          question={question}
          metric={undefined}
          view={view}
          board={address.board}
          title={t('sql.title')}
          open={open(question)}
        />
      )}
    />
  );
}

function keptAs({ name, description, question, view }: Insight): Kept {
  return { name, description, question: question as SqlQuestion, view: view === 'table' ? 'table' : 'chart' };
}
