import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/setup';
import { Await } from '../../../shared/await';
import { Gate } from '../../../shared/gate';
import { useProject } from '../../../shared/session';
import { DataTable } from '../../../ui/data-table';
import { Button } from '../../../ui/kit';
import { Muted } from '../../../ui/layout';
import { Panel } from '../../../ui/panel';
import { toastDone } from '../../../ui/toast';
import { versionsQuery } from './queries';

type Props = {
  kind: 'insight' | 'dashboard' | 'metric';
  id: string;
  onClose: () => void;
  onRestore: (version: number) => Promise<unknown>;
};

/** The versions of an insight, a metric or a dashboard, and the way back to each. */
export function VersionsPanel({ kind, id, onClose, onRestore }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { project_id, timezone } = useProject();
  const versions = useQuery(versionsQuery(project_id, kind, id));
  const back = async (version: number) => {
    await onRestore(version);
    onClose();
    toastDone(t('boards.restored', { version }));
  };
  return (
    <Panel opened onClose={onClose} title={t('boards.versions')}>
      <Await query={versions}>
        {({ items }) => (
          <DataTable
            label={t('boards.versions')}
            rows={items}
            rowKey={(row) => String(row.version)}
            columns={[
              { key: 'version', head: t('boards.version'), numeric: true, cell: (row) => row.version },
              {
                key: 'who',
                head: t('boards.changed'),
                grow: true,
                cell: (row) => (
                  <>
                    {row.name}
                    {typeof row.document.note === 'string' ? <div>{row.document.note}</div> : null}
                    <div>
                      <Muted>
                        {t('boards.changedBy', {
                          who: row.author,
                          when: format.moment(row.saved_at, timezone),
                        })}
                      </Muted>
                    </div>
                  </>
                ),
              },
              {
                key: 'back',
                head: t('common.actions'),
                cell: (row, index) =>
                  index === 0 ? (
                    <Muted>{t('boards.current')}</Muted>
                  ) : (
                    <Gate need="write">
                      <Button
                        aria-label={t('boards.restoreVersion', { version: row.version })}
                        onClick={() => void back(row.version).catch(() => undefined)}
                      >
                        {t('boards.restore')}
                      </Button>
                    </Gate>
                  ),
              },
            ]}
          />
        )}
      </Await>
    </Panel>
  );
}
