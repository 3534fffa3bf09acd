import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../../api/http';
import { Gate } from '../../shared/gate';
import { leaveRemoved } from '../../shared/leave';
import { useProject } from '../../shared/session';
import { useSend } from '../../shared/use-send';
import { Confirm } from '../../ui/confirm';
import { Button } from '../../ui/kit';
import { toastDone } from '../../ui/toast';
import css from './home.module.css';

/** Says that the data is made up or borrowed, and removes it in one click and one confirmation. */
export function SampleBanner() {
  const { t } = useTranslation();
  const project = useProject();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [asked, setAsked] = useState(false);
  const remove = useSend(() =>
    answered(
      api.DELETE('/api/v1/projects/{project_id}', { params: { path: { project_id: project.project_id } } }),
    ),
  );
  return (
    <div className={css.banner}>
      <span>{t('home.sampleBanner')}</span>
      <Gate need="manage">
        <Button onClick={() => setAsked(true)}>{t('home.sampleRemove')}</Button>
      </Gate>
      <Confirm
        danger
        opened={asked}
        onClose={() => setAsked(false)}
        title={t('home.sampleRemoveTitle', { project: project.name })}
        action={t('home.sampleRemove')}
        run={async () => {
          await remove.mutateAsync(undefined);
          await leaveRemoved(client, () => navigate({ to: '/' }));
          toastDone(t('home.sampleRemoved', { project: project.name }));
        }}
      >
        {t('home.sampleRemoveBody')}
      </Confirm>
    </div>
  );
}
