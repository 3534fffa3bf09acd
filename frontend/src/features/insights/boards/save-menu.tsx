import { useNavigate } from '@tanstack/react-router';
import { ChevronDown, Save } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Asked } from '../../../api/ask';
import type { Answer, Insight } from '../../../api/types';
import { Gate } from '../../../shared/gate';
import { useOnLoadedAgain, useTimesLoadedAgain } from '../../../shared/loaded-again';
import { usePaper } from '../../../shared/paper';
import { useMay, useProject } from '../../../shared/session';
import { Button, Menu } from '../../../ui/kit';
import { Row } from '../../../ui/layout';
import { toastDone } from '../../../ui/toast';
import { asksTheSame } from '../saved';
import { DefineMetric } from '../metrics/define-metric';
import { useInsightVerbs } from './queries';
import { PutOn } from './put-on';
import { SaveDialog } from './save-dialog';
import { VersionsPanel } from './versions-panel';
import type { Shape } from '../shape';

type Props = {
  insight: Insight | undefined;
  question: Asked<Answer['kind']> | null;
  /** The metric that the question asks for. */
  metric: string | undefined;
  view: Shape;
  /** The dashboard that the question is asked for. */
  board: string | undefined;
  /** What a tile with the question is called. */
  title: string;
  /** Shows an insight as it is kept; undefined leaves it for a question of its own. */
  open: (id: string | undefined) => void;
  /** The question cannot be changed where it is shown. */
  fixed?: boolean;
};

/** Keeps the question on screen: as a new insight, or in the place of the one it was opened from. */
export function SaveMenu({ insight, question, metric, view, board, title, open, fixed }: Props) {
  const { t } = useTranslation();
  const [dialog, setDialog] = useState<'new' | 'details'>();
  const [versions, setVersions] = useState(false);
  const verbs = useInsightVerbs();
  const may = useMay().write;
  const changed =
    insight &&
    question &&
    !(
      asksTheSame(insight.question, question) &&
      insight.view === view &&
      insight.metric_id === (metric ?? null)
    );
  const edited = useEdited(insight, Boolean(changed), open);
  const save = () => {
    if (!insight || !question || edited.revision === undefined) return;
    const { id, name, description, owner } = insight;
    const body = {
      id,
      name,
      description,
      owner,
      revision: edited.revision,
      view,
      question: question as never,
      metric_id: metric,
    };
    verbs.change.mutate(body, {
      onSuccess: (saved) => {
        edited.take(saved);
        open(id);
        toastDone(t('common.saved'));
      },
    });
  };
  const remove = ({ id, name }: Insight) =>
    verbs.remove.mutate(id, {
      onSuccess: () => {
        open(undefined);
        toastDone(t('boards.removed', { name }), {
          label: t('common.undo'),
          run: () => verbs.bringBack.mutate(id, { onSuccess: () => open(id) }),
        });
      },
    });
  return (
    <>
      <Row>
        {board ? <PutOn board={board} question={question} view={view} title={title} /> : null}
        <DefineMetric question={question} title={title} />
        {insight && fixed ? null : insight ? (
          <Gate need="write">
            <Button variant="filled" disabled={!changed} loading={verbs.change.isPending} onClick={save}>
              {t('boards.saveChanges')}
            </Button>
          </Gate>
        ) : (
          <Gate need="write">
            <Button
              variant={board ? 'default' : 'filled'}
              leftSection={<Save size={14} />}
              disabled={!question}
              onClick={() => setDialog('new')}
            >
              {t('boards.save')}
            </Button>
          </Gate>
        )}
        {insight ? (
          <Menu position="bottom-end">
            <Menu.Target>
              <Button rightSection={<ChevronDown size={14} />}>{t('boards.insight')}</Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item disabled={!may} onClick={() => setDialog('details')}>
                {t('boards.details')}
              </Menu.Item>
              <Menu.Item disabled={!may || !question} onClick={() => setDialog('new')}>
                {t('boards.saveAs')}
              </Menu.Item>
              <Menu.Item onClick={() => setVersions(true)}>{t('boards.versions')}</Menu.Item>
              <OnPaper insight={insight} />
              <Menu.Item onClick={() => open(undefined)}>{t('boards.close')}</Menu.Item>
              <Menu.Item color="danger" disabled={!may} onClick={() => remove(insight)}>
                {t('boards.remove')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        ) : null}
      </Row>
      {dialog ? (
        <SaveDialog
          key={edited.times}
          insight={insight}
          as={dialog}
          question={question}
          metric={metric}
          view={view}
          onDone={open}
          onDetails={edited.take}
          onClose={() => setDialog(undefined)}
        />
      ) : null}
      {insight && versions ? (
        <VersionsPanel
          kind="insight"
          id={insight.id}
          onClose={() => setVersions(false)}
          onRestore={async (version) => {
            const { id, revision } = insight;
            edited.take(await verbs.restore.mutateAsync({ id, revision, version }));
            open(id);
          }}
        />
      ) : null}
    </>
  );
}

type Revised = Pick<Insight, 'id' | 'revision'>;

/** Returns the revision that what is on screen is a change of, whatever arrives meanwhile; and takes what was saved here. */
function useEdited(insight: Insight | undefined, changed: boolean, open: (id: string) => void) {
  const times = useTimesLoadedAgain('insights');
  const [edited, setEdited] = useState<Revised>();
  const newest =
    insight && !(edited?.id === insight.id && (changed || edited.revision >= insight.revision))
      ? insight
      : undefined;
  if (newest) setEdited({ id: newest.id, revision: newest.revision });
  const take = ({ id, revision }: Revised) => setEdited({ id, revision });
  useOnLoadedAgain('insights', () => {
    if (!insight) return;
    take(insight);
    open(insight.id);
  });
  return { revision: edited?.revision, take, times };
}

/** Ways to have an insight outside the page: as a document, and by e-mail. */
function OnPaper({ insight }: { insight: Insight }) {
  const { t } = useTranslation();
  const paper = usePaper();
  const navigate = useNavigate();
  const params = { projectId: useProject().project_id };
  return (
    <>
      <Menu.Item onClick={() => paper.mutate({ kind: 'insight', id: insight.id })}>
        {t('reports.asPdf')}
      </Menu.Item>
      <Menu.Item
        disabled={!useMay().write}
        onClick={() =>
          void navigate({
            to: '/p/$projectId/reports',
            params,
            search: { edit: 'new', show: `insight:${insight.id}` },
          })
        }
      >
        {t('reports.makeReport')}
      </Menu.Item>
    </>
  );
}
