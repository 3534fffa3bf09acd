import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TrackingPlan } from '../../api/types';
import { useFormat } from '../../i18n/setup';
import { Gate } from '../../shared/gate';
import { useProject } from '../../shared/session';
import { Confirm } from '../../ui/confirm';
import { Button } from '../../ui/kit';
import { Row, Section } from '../../ui/layout';
import { Panel } from '../../ui/panel';
import { Tag } from '../../ui/tag';
import { toastDone } from '../../ui/toast';
import { ChangeList } from './change-list';
import { usePlanChanges } from './queries';

/** Which version collecting follows, and what the draft would change. */
export function InForce({ plan: { published, changes } }: { plan: TrackingPlan }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { timezone } = useProject();
  const [shown, setShown] = useState(false);
  const [discarding, setDiscarding] = useState(false);
  const { discard } = usePlanChanges();
  const said = published
    ? t('plan.inForce', {
        version: published.version,
        when: format.moment(published.published_at, timezone),
        author: published.author,
      })
    : t('plan.nothingInForce');
  return (
    <Section>
      <Row between gap={12}>
        <span>{said}</span>
        <Row>
          {changes.length ? (
            <>
              <Tag tone="info">{t('plan.pending', { count: changes.length })}</Tag>
              <Button variant="subtle" onClick={() => setShown(true)}>
                {t('plan.showChanges')}
              </Button>
              <Gate need="write">
                <Button variant="subtle" color="danger" onClick={() => setDiscarding(true)}>
                  {t('plan.discard')}
                </Button>
              </Gate>
            </>
          ) : (
            <Tag tone="ok">{t('plan.noPending')}</Tag>
          )}
        </Row>
      </Row>
      <Panel opened={shown} onClose={() => setShown(false)} title={t('plan.changesTitle')}>
        <ChangeList changes={changes} />
      </Panel>
      <Confirm
        danger
        opened={discarding}
        onClose={() => setDiscarding(false)}
        title={t('plan.discardTitle')}
        action={t('plan.discard')}
        run={async () => {
          await discard.mutateAsync(undefined);
          toastDone(t('plan.discarded'));
        }}
      >
        {t('plan.discardBody')}
      </Confirm>
    </Section>
  );
}
