import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Sparkles } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TrackingPlan } from '../../api/types';
import { Await } from '../../shared/await';
import { DataTabs } from '../../shared/data-tabs';
import { Gate } from '../../shared/gate';
import { useProject } from '../../shared/session';
import { Button, SegmentedControl } from '../../ui/kit';
import { Page, Row } from '../../ui/layout';
import { toastDone } from '../../ui/toast';
import { Events } from './events';
import { Files } from './files';
import { InForce } from './in-force';
import { Publish } from './publish';
import { planQuery, usePlanChanges } from './queries';
import { VIEWS, type View } from './url';
import { Versions } from './versions';

const route = getRouteApi('/signed-in/p/$projectId/data/plan');

/** What should arrive, what happens to the rest, and everything that is made of it. */
export function PlanPage() {
  const { t } = useTranslation();
  const plan = useQuery(planQuery(useProject().project_id));
  return (
    <>
      <DataTabs />
      <Page
        wide
        title={t('plan.title')}
        lead={t('plan.lead')}
        actions={plan.data ? <Actions plan={plan.data} /> : null}
      >
        <Await query={plan} rows={8}>
          {(data) => <Parts plan={data} />}
        </Await>
      </Page>
    </>
  );
}

function Parts({ plan }: { plan: TrackingPlan }) {
  const { t } = useTranslation();
  const { view = 'events' } = route.useSearch();
  const navigate = route.useNavigate();
  const show = (next: string) =>
    void navigate({ search: { view: next === 'events' ? undefined : (next as View) }, resetScroll: false });
  return (
    <>
      <InForce plan={plan} />
      <Row>
        <SegmentedControl
          aria-label={t('plan.view')}
          value={view}
          onChange={show}
          data={VIEWS.map((value) => ({ value, label: t(`plan.${value}`) }))}
        />
      </Row>
      {view === 'events' ? <Events plan={plan} /> : null}
      {view === 'versions' ? <Versions /> : null}
      {view === 'files' ? <Files published={plan.published !== null} /> : null}
    </>
  );
}

function Actions({ plan }: { plan: TrackingPlan }) {
  const { t } = useTranslation();
  const { learn } = usePlanChanges();
  const [publishing, setPublishing] = useState(false);
  const go = () =>
    learn.mutate(undefined, {
      onSuccess: ({ events, properties }) =>
        toastDone(events + properties ? t('plan.learned', { events, properties }) : t('plan.learnedNothing')),
    });
  return (
    <Row>
      <Gate need="write">
        <Button leftSection={<Sparkles size={14} />} loading={learn.isPending} onClick={go}>
          {t('plan.learn')}
        </Button>
      </Gate>
      <Gate need="write">
        <Button
          variant="filled"
          disabled={plan.changes.length === 0 && plan.published !== null}
          onClick={() => setPublishing(true)}
        >
          {t('plan.publish')}
        </Button>
      </Gate>
      <Publish plan={plan} opened={publishing} onClose={() => setPublishing(false)} />
    </Row>
  );
}
