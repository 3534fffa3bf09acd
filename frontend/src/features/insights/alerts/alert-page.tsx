import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Alert } from '../../../api/types';
import { useFormat } from '../../../i18n/setup';
import { AnalyseTabs } from '../../../shared/analyse-tabs';
import { Failed } from '../../../shared/await';
import { useTimesLoadedAgain } from '../../../shared/loaded-again';
import { useProject } from '../../../shared/session';
import { Page } from '../../../ui/layout';
import { ErrorState, Loading } from '../../../ui/states';
import { Tag } from '../../../ui/tag';
import { toastDone } from '../../../ui/toast';
import { type Draft, titleOf } from '../draft';
import { same } from '../saved';
import { AlertForm } from './alert-form';
import { AlertMenu } from './alert-menu';
import { Firings } from './firings';
import { Evaluations } from './evaluations';
import { AlertQuestion } from './alert-question';
import { bodyOf, draftOf, stateOf, TONES, unwatchable } from './model';
import { alertQuery, useAlertVerbs } from './queries';
import { useWatched } from './use-watched';
import type { AlertMetric } from './written';

const route = getRouteApi('/signed-in/p/$projectId/alerts/$alertId');

/** One alert: its sentence, how it judges, when it fired and why. */
export function AlertPage() {
  const { project_id } = useProject();
  const { alertId } = route.useParams();
  const found = useQuery(alertQuery(project_id, alertId));
  const times = useTimesLoadedAgain('alerts');
  if (found.data) return <Shown key={`${alertId} ${times}`} alert={found.data} now={found.dataUpdatedAt} />;
  return found.isError ? <Failed error={found.error} /> : <Loading rows={6} />;
}

function Shown({ alert, now }: { alert: Alert; now: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { timezone } = useProject();
  const [draft, setDraft] = useState(() => draftOf(alert));
  const [revision, setRevision] = useState(alert.revision);
  const { change } = useAlertVerbs();
  const { ask, question, metric, metricId, ...watched } = useWatched(alert);
  const state = stateOf(alert, now);
  const save = () =>
    question &&
    change.mutate(
      { id: alert.id, revision, ...bodyOf(draft, question, metricId, alert.enabled) },
      {
        onSuccess: (saved) => {
          setDraft(draftOf(saved));
          setRevision(saved.revision);
          watched.change(undefined);
          toastDone(t('common.saved'));
        },
      },
    );
  return (
    <>
      <AnalyseTabs />
      <Page
        wide
        title={alert.name}
        lead={
          <>
            <Tag tone={TONES[state]}>{t(`alerts.states.${state}`, { count: alert.firing })}</Tag>{' '}
            {alert.snoozed_until && state === 'snoozed'
              ? t('alerts.snoozedUntil', { when: format.moment(alert.snoozed_until, timezone) })
              : t('alerts.nextLook', { when: format.moment(alert.due_at, timezone) })}
          </>
        }
        actions={<AlertMenu alert={alert} state={state} onRevision={setRevision} />}
      >
        {alert.problem ? (
          <ErrorState
            title={t('alerts.problem', { count: alert.problem.tries })}
            why={alert.problem.message}
            code={alert.problem.code}
          />
        ) : null}
        <AlertForm
          draft={draft}
          change={setDraft}
          question={question ?? alert.question}
          metric={metric}
          editor={
            ask ? <AlertQuestion draft={ask} change={watched.change} today={watched.today} /> : undefined
          }
          text={textOf(alert, ask, metric)}
          ask={ask}
          action={t('alerts.save')}
          busy={change.isPending || watched.waits}
          unchanged={same(draft, draftOf(alert)) && !watched.changed}
          unasked={!question || unwatchable(question) !== undefined}
          onSave={save}
        />
        <Firings alert={alert} />
        <Evaluations alert={alert} />
      </Page>
    </>
  );
}

/** What is watched, in words: the metric's name, else the question. */
function textOf(alert: Alert, ask: Draft | undefined, metric: AlertMetric): string {
  return metric?.name ?? ((ask && titleOf(ask)) || alert.name);
}
