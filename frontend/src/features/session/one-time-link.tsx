import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../../api/http';
import { Card } from '../../shared/card';
import css from '../../shared/card.module.css';
import { Loading } from '../../ui/states';
import { useEnter } from './queries';

/** Exchanges the token of a one-time link for a session; spent at once, so it is sent only once. */
export function OneTimeLink({ token }: { token: string }) {
  const { t } = useTranslation();
  const enter = useEnter();
  const sent = useRef(false);
  const exchange = useMutation({
    mutationFn: () => answered(api.POST('/api/v1/session/link', { body: { token } })),
    onSuccess: (session) => enter(session, session.user.has_password ? '/' : '/welcome'),
  });
  const { mutate } = exchange;
  useEffect(() => {
    if (sent.current) return;
    sent.current = true;
    mutate();
  }, [mutate]);
  if (!exchange.isError)
    return (
      <Card title={t('session.linkTitle')}>
        <Loading rows={2} />
      </Card>
    );
  return (
    <Card title={t('session.linkFailed')} lead={t('session.linkFailedWhy')}>
      <p className={css.hint}>
        <Link to="/sign-in" search={{}}>
          {t('session.toSignIn')}
        </Link>
      </p>
    </Card>
  );
}
