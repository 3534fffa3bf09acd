import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../../api/http';
import { Card } from '../../shared/card';
import { Button } from '../../ui/kit';
import { Stack } from '../../ui/layout';
import { Loading } from '../../ui/states';
import { Why } from './sign-in-page';

const route = getRouteApi('/unsubscribe/$token');

/** Leaves a kind of notice by the link of an e-mail: opening it asks, only the button does it. */
export function LeavePage() {
  const { t } = useTranslation();
  const { token } = route.useParams();
  const leaving = useQuery({
    queryKey: ['leaving', token],
    queryFn: () => answered(api.GET('/api/v1/unsubscribe/{token}', { params: { path: { token } } })),
    retry: false,
  });
  const leave = useMutation({
    mutationFn: () => answered(api.POST('/api/v1/unsubscribe/{token}', { params: { path: { token } } })),
  });
  if (leaving.isError)
    return (
      <Card title={t('notices.leaveFailed')}>
        <Why error={leaving.error} />
      </Card>
    );
  if (leave.isSuccess)
    return (
      <Card title={t('notices.left')} lead={t('notices.leftWhy')}>
        {null}
      </Card>
    );
  const kinds = leaving.data?.kinds.map((kind) => t(`notices.kind.${kind}`)).join(', ');
  const lead = leaving.data && t('notices.leaveLead', { kinds, project: leaving.data.project });
  return (
    <Card title={t('notices.leaveTitle')} lead={lead}>
      {leaving.data ? (
        <Stack>
          {leave.error ? <Why error={leave.error} /> : null}
          <Button size="sm" variant="filled" loading={leave.isPending} onClick={() => leave.mutate()}>
            {t('notices.leaveAction')}
          </Button>
        </Stack>
      ) : (
        <Loading rows={2} />
      )}
    </Card>
  );
}
