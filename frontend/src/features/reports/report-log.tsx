import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ReportRun } from '../../api/types';
import { useFormat } from '../../i18n/setup';
import { Await } from '../../shared/await';
import { Gate } from '../../shared/gate';
import { useProject } from '../../shared/session';
import { DataTable } from '../../ui/data-table';
import { Button } from '../../ui/kit';
import { Muted } from '../../ui/layout';
import { Panel } from '../../ui/panel';
import { Empty } from '../../ui/states';
import { Tag, type Tone } from '../../ui/tag';
import { runsQuery, useReportVerbs } from './queries';

const TONES: Record<ReportRun['state'], Tone> = {
  waiting: 'info',
  making: 'info',
  sending: 'info',
  sent: 'ok',
  doubtful: 'warn',
  refused: 'danger',
  given_up: 'danger',
  skipped: 'plain',
};
const ENDED: ReportRun['state'][] = ['doubtful', 'refused', 'given_up', 'skipped'];

type Props = { id: string; name: string; onClose: () => void };

/** Which edition went to whom, and why not. */
export function ReportLog({ id, name, onClose }: Props) {
  const { t } = useTranslation();
  const { project_id } = useProject();
  const runs = useQuery(runsQuery(project_id, id));
  return (
    <Panel opened onClose={onClose} title={t('reports.logOf', { name })}>
      <Await query={runs}>
        {({ items }) =>
          items.length ? <Runs id={id} runs={items} /> : <Empty title={t('reports.noRuns')} />
        }
      </Await>
    </Panel>
  );
}

function Runs({ id, runs }: { id: string; runs: ReportRun[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { again } = useReportVerbs();
  return (
    <DataTable
      label={t('reports.log')}
      rows={runs}
      rowKey={(run) => run.id}
      columns={[
        {
          key: 'edition',
          head: t('reports.edition'),
          cell: (run) => (run.test ? t('reports.test') : format.date(run.edition)),
        },
        {
          key: 'reader',
          head: t('reports.reader'),
          grow: true,
          cell: (run) => (
            <>
              {run.to}
              {run.reason ? (
                <div>
                  <Muted>{run.reason}</Muted>
                </div>
              ) : null}
            </>
          ),
        },
        {
          key: 'state',
          head: t('reports.state'),
          cell: (run) => (
            <>
              <Tag tone={TONES[run.state]}>{t(`reports.runs.${run.state}`)}</Tag>
              {ENDED.includes(run.state) ? (
                <Gate need="write">
                  <Button variant="subtle" onClick={() => again.mutate({ id, run_id: run.id })}>
                    {t('reports.again')}
                  </Button>
                </Gate>
              ) : null}
            </>
          ),
        },
      ]}
    />
  );
}
