import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { todayIn } from '../../../lib/dates';
import { AnalyseTabs } from '../../../shared/analyse-tabs';
import { useProject, useSession } from '../../../shared/session';
import { Page, Section } from '../../../ui/layout';
import { Empty } from '../../../ui/states';
import { toastDone } from '../../../ui/toast';
import { type Draft, titleOf } from '../draft';
import { useAskedMetric } from '../metrics/use-metric-of';
import { type Question, toQuestion } from '../saved';
import { AlertForm } from './alert-form';
import { ChooseQuestion } from './choose-question';
import { bodyOf, freshAlert, unwatchable } from './model';
import { useAlertVerbs } from './queries';

const route = getRouteApi('/signed-in/p/$projectId/alerts/new');

/** A new alert on the question of the address. */
export function AlertNewPage() {
  const { t } = useTranslation();
  const { q, name } = route.useSearch();
  const project = useProject();
  const question =
    q && toQuestion(q, { timezone: project.timezone, today: todayIn(project.timezone, new Date()) });
  const why = question ? unwatchable(question) : 'none';
  return (
    <>
      <AnalyseTabs />
      <Page wide title={t('alerts.new')} lead={t('alerts.newLead')}>
        {q && question && !why ? (
          <NewAlert ask={q} question={question} name={name ?? titleOf(q)} />
        ) : (
          <>
            <Section>
              <Empty
                title={t(`alerts.unwatchable.${why ?? 'none'}`)}
                action={
                  <Link
                    to="/p/$projectId/analyse"
                    params={{ projectId: project.project_id }}
                    search={q ? { q } : {}}
                  >
                    {t('alerts.openQuestion')}
                  </Link>
                }
              >
                {t('alerts.unwatchableWhy')}
              </Empty>
            </Section>
            <ChooseQuestion />
          </>
        )}
      </Page>
    </>
  );
}

function NewAlert({ ask, question, name }: { ask: Draft; question: Question; name: string }) {
  const { t } = useTranslation();
  const { user } = useSession();
  const navigate = route.useNavigate();
  const { project_id, timezone } = useProject();
  const params = { projectId: project_id };
  const [draft, setDraft] = useState(() => freshAlert(question, name, user.id));
  const { create } = useAlertVerbs();
  const clock = { timezone, today: todayIn(timezone, new Date()) };
  const { metric, waits } = useAskedMetric(ask, clock);
  const save = () =>
    create.mutate(bodyOf(draft, question, metric?.id ?? null), {
      onSuccess: (made) => {
        toastDone(t('alerts.made', { name: made.name }));
        void navigate({ to: '/p/$projectId/alerts/$alertId', params: { ...params, alertId: made.id } });
      },
    });
  return (
    <AlertForm
      draft={draft}
      change={setDraft}
      question={question}
      metric={metric ?? null}
      text={metric?.name ?? (titleOf(ask) || name)}
      ask={ask}
      action={t('alerts.create')}
      busy={create.isPending || waits}
      onSave={save}
    />
  );
}
