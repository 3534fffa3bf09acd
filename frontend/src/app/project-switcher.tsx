import { useNavigate } from '@tanstack/react-router';
import { ChevronsUpDown, Plus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProject, useSession } from '../shared/session';
import { Menu } from '../ui/kit';
import { Tag } from '../ui/tag';
import css from './switcher.module.css';

const NewProject = lazy(() => import('./new-project').then((module) => ({ default: module.NewProject })));

/** Shows the project of the page and leads to the others. */
export function ProjectSwitcher() {
  const { t } = useTranslation();
  const project = useProject();
  const { projects } = useSession();
  const navigate = useNavigate();
  const [creating, setCreating] = useState(false);
  return (
    <>
      <Menu width={240}>
        <Menu.Target>
          <button type="button" className={css.button} aria-label={`${t('shell.project')}: ${project.name}`}>
            <span className={css.name}>{project.name}</span>
            <ChevronsUpDown size={14} aria-hidden />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {projects.map((one) => (
            <Menu.Item
              key={one.project_id}
              rightSection={one.sample ? <Tag>{t('shell.sample')}</Tag> : undefined}
              onClick={() => void navigate({ to: '/p/$projectId', params: { projectId: one.project_id } })}
            >
              {one.name}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item leftSection={<Plus size={14} />} onClick={() => setCreating(true)}>
            {t('shell.newProject')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Suspense>{creating ? <NewProject opened onClose={() => setCreating(false)} /> : null}</Suspense>
    </>
  );
}
