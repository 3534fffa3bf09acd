import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Await } from '../../../shared/await';
import { Gate } from '../../../shared/gate';
import { useMay, useProject } from '../../../shared/session';
import { DataTable } from '../../../ui/data-table';
import { Button, Menu } from '../../../ui/kit';
import { LinkButton } from '../../../ui/link-button';
import { Muted } from '../../../ui/layout';
import { Panel } from '../../../ui/panel';
import { Empty } from '../../../ui/states';
import { metricsQuery } from '../metrics/queries';
import type { NewTile } from './doc';
import { insightsQuery } from './queries';

type Props = { boardId: string; onAdd: (tile: NewTile) => void };

/** The ways to put something on a dashboard. */
export function AddTile({ boardId, onAdd }: Props) {
  const { t } = useTranslation();
  const [picking, setPicking] = useState<'insight' | 'metric'>();
  const params = { projectId: useProject().project_id };
  const button = (
    <Button variant="filled" leftSection={<Plus size={14} />}>
      {t('boards.addTile')}
    </Button>
  );
  if (!useMay().write) return <Gate need="write">{button}</Gate>;
  const close = () => setPicking(undefined);
  const take = (tile: NewTile) => {
    close();
    onAdd(tile);
  };
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>{button}</Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setPicking('insight')}>{t('boards.addInsight')}</Menu.Item>
          <Menu.Item onClick={() => setPicking('metric')}>{t('metrics.add')}</Menu.Item>
          <Menu.Item
            renderRoot={(own) => (
              <Link to="/p/$projectId/analyse" params={params} search={{ board: boardId }} {...own} />
            )}
          >
            {t('boards.addQuestion')}
          </Menu.Item>
          <Menu.Item
            renderRoot={(own) => (
              <Link to="/p/$projectId/analyse/sql" params={params} search={{ board: boardId }} {...own} />
            )}
          >
            {t('boards.addSql')}
          </Menu.Item>
          <Menu.Item onClick={() => onAdd({ kind: 'text', text: t('boards.newText') })}>
            {t('boards.addText')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {picking === 'insight' ? <PickInsight onClose={close} onPick={take} /> : null}
      {picking === 'metric' ? <PickMetric onClose={close} onPick={take} /> : null}
    </>
  );
}

type PickProps = { onPick: (tile: NewTile) => void; onClose: () => void };

function PickMetric({ onPick, onClose }: PickProps) {
  const { t } = useTranslation();
  const metrics = useQuery(metricsQuery(useProject().project_id));
  return (
    <Panel opened onClose={onClose} title={t('metrics.title')}>
      <Await query={metrics}>
        {({ items }) =>
          items.length ? (
            <DataTable
              label={t('metrics.title')}
              rows={items}
              rowKey={(one) => one.id}
              columns={[
                {
                  key: 'name',
                  head: t('boards.name'),
                  grow: true,
                  cell: (one) => (
                    <>
                      <LinkButton onClick={() => onPick({ kind: 'metric', metric_id: one.id })}>
                        {one.name}
                      </LinkButton>
                      <div>
                        <Muted>{one.description}</Muted>
                      </div>
                    </>
                  ),
                },
                { key: 'owner', head: t('boards.owner'), cell: (one) => one.owner },
              ]}
            />
          ) : (
            <Empty title={t('metrics.pickNone')} />
          )
        }
      </Await>
    </Panel>
  );
}

function PickInsight({ onPick, onClose }: PickProps) {
  const { t } = useTranslation();
  const insights = useQuery(insightsQuery(useProject().project_id));
  return (
    <Panel opened onClose={onClose} title={t('boards.pickInsight')}>
      <Await query={insights}>
        {({ items }) =>
          items.length ? (
            <DataTable
              label={t('boards.insights')}
              rows={items}
              rowKey={(one) => one.id}
              columns={[
                {
                  key: 'name',
                  head: t('boards.name'),
                  grow: true,
                  cell: (one) => (
                    <>
                      <LinkButton
                        onClick={() => onPick({ kind: 'insight', insight_id: one.id, view: one.view })}
                      >
                        {one.name}
                      </LinkButton>
                      {one.description ? (
                        <div>
                          <Muted>{one.description}</Muted>
                        </div>
                      ) : null}
                    </>
                  ),
                },
                { key: 'owner', head: t('boards.owner'), cell: (one) => one.owner },
              ]}
            />
          ) : (
            <Empty title={t('boards.pickNone')} />
          )
        }
      </Await>
    </Panel>
  );
}
