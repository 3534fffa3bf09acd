import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/kit';
import { Empty } from '../ui/states';

const NewProject = lazy(() => import('./new-project').then((module) => ({ default: module.NewProject })));

/** Where somebody without any project lands. */
export function Landing() {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  return (
    <main>
      <Empty
        title={t('shell.noProjects')}
        action={
          <Button variant="filled" onClick={() => setOpened(true)}>
            {t('shell.newProjectCreate')}
          </Button>
        }
      >
        {t('shell.noProjectsWhy')}
      </Empty>
      <Suspense>{opened ? <NewProject opened onClose={() => setOpened(false)} /> : null}</Suspense>
    </main>
  );
}
