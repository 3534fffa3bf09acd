import { useNavigate } from '@tanstack/react-router';
import { ChevronDown } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Dashboard } from '../../../api/types';
import { usePaper } from '../../../shared/paper';
import { useMay, useProject } from '../../../shared/session';
import { Button, Menu } from '../../../ui/kit';
import { toastDone } from '../../../ui/toast';
import { NameDialog } from './name-dialog';
import { type Lens, useDashboardVerbs } from './queries';
import type { useBoard } from './use-board';

const SharePanel = lazy(() =>
  import('../sharing/share-panel').then((module) => ({ default: module.SharePanel })),
);
const VersionsPanel = lazy(() =>
  import('./versions-panel').then((module) => ({ default: module.VersionsPanel })),
);

type Props = {
  board: Dashboard;
  edit: ReturnType<typeof useBoard>;
  /** The dates and the filter that are looked through. */
  lens: Lens;
  onFullScreen: () => void;
};

/** What can be done with a dashboard as a whole. */
export function BoardMenu({ board, edit, lens, onFullScreen }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const params = { projectId: useProject().project_id };
  const may = useMay().write;
  const [open, setOpen] = useState<'rename' | 'versions' | 'share'>();
  const { duplicate, remove, bringBack } = useDashboardVerbs();
  const paper = usePaper();
  const goTo = (dashboardId: string) =>
    void navigate({ to: '/p/$projectId/dashboards/$dashboardId', params: { ...params, dashboardId } });
  const copy = () =>
    duplicate.mutate(
      { id: board.id, name: t('boards.copyOf', { name: edit.doc.name }).slice(0, 120) },
      { onSuccess: (made) => goTo(made.id) },
    );
  const take = () =>
    remove.mutate(board.id, {
      onSuccess: () => {
        void navigate({ to: '/p/$projectId/dashboards', params });
        toastDone(t('boards.removed', { name: edit.doc.name }), {
          label: t('common.undo'),
          // The page is gone by then, and with it what `mutate` would call; a refusal is told by the mutation itself.
          run: () =>
            void bringBack.mutateAsync(board.id).then(
              () => goTo(board.id),
              () => undefined,
            ),
        });
      },
    });
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button rightSection={<ChevronDown size={14} />}>{t('common.more')}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={onFullScreen}>{t('boards.fullScreen')}</Menu.Item>
          <Menu.Item onClick={() => paper.mutate({ kind: 'dashboard', id: board.id, lens })}>
            {t('reports.asPdf')}
          </Menu.Item>
          <Menu.Item
            disabled={!may}
            onClick={() =>
              void navigate({
                to: '/p/$projectId/reports',
                params,
                search: { edit: 'new', show: `dashboard:${board.id}` },
              })
            }
          >
            {t('reports.makeReport')}
          </Menu.Item>
          <Menu.Item disabled={!may} onClick={() => setOpen('share')}>
            {t('sharing.open')}
          </Menu.Item>
          <Menu.Item disabled={!may} onClick={() => setOpen('rename')}>
            {t('boards.rename')}
          </Menu.Item>
          <Menu.Item onClick={() => setOpen('versions')}>{t('boards.versions')}</Menu.Item>
          <Menu.Item disabled={!may} onClick={copy}>
            {t('boards.duplicate')}
          </Menu.Item>
          <Menu.Item color="danger" disabled={!may} onClick={take}>
            {t('boards.remove')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Suspense>
        {open === 'share' ? <SharePanel board={board} onClose={() => setOpen(undefined)} /> : null}
        {open === 'rename' ? (
          <NameDialog
            title={t('boards.rename')}
            action={t('common.save')}
            words={edit.doc}
            onClose={() => setOpen(undefined)}
            onDone={(words) => {
              edit.change({ ...edit.doc, ...words });
              setOpen(undefined);
            }}
          />
        ) : null}
        {open === 'versions' ? (
          <VersionsPanel
            kind="dashboard"
            id={board.id}
            onClose={() => setOpen(undefined)}
            onRestore={edit.restore}
          />
        ) : null}
      </Suspense>
    </>
  );
}
