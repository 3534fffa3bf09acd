import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../../../api/http';
import type { NoticeFollowing } from '../../../api/types';
import { useFormat } from '../../../i18n/setup';
import { Await } from '../../../shared/await';
import { useProject } from '../../../shared/session';
import { useSend } from '../../../shared/use-send';
import { Button, Menu, Switch } from '../../../ui/kit';
import { Muted, Row, Section, Stack } from '../../../ui/layout';
import { type FollowedKind, followingQuery, KINDS } from './queries';
import { useTried } from './tried';
import { When } from './when';

const HOURS = [1, 4, 24, 168];

/** Which kinds the reader follows, and when they are told. */
export function Mine() {
  const following = useQuery(followingQuery(useProject().project_id));
  return (
    <Await query={following}>
      {(data) => (
        <>
          <Kinds following={data} />
          <When key={JSON.stringify([data.timezone, data.quiet])} following={data} />
        </>
      )}
    </Await>
  );
}

function Kinds({ following }: { following: NoticeFollowing }) {
  const { t } = useTranslation();
  const { project_id } = useProject();
  const tried = useTried();
  const test = useSend(async () => {
    tried(
      await answered(api.POST('/api/v1/me/notices/{project_id}/test', { params: { path: { project_id } } })),
    );
  }, [['outbox', project_id]]);
  return (
    <Section
      title={t('notices.mine')}
      hint={following.email ? t('notices.mineHint', { email: following.email }) : <NoAddress />}
      actions={
        <Button disabled={!following.email} loading={test.isPending} onClick={() => test.mutate(undefined)}>
          {t('notices.sendTest')}
        </Button>
      }
    >
      <Stack gap={16}>
        {KINDS.map((kind) => (
          <KindRow key={kind} kind={kind} following={following} />
        ))}
      </Stack>
    </Section>
  );
}

function NoAddress() {
  const { t } = useTranslation();
  const params = { projectId: useProject().project_id };
  return (
    <>
      {t('notices.noAddress')}{' '}
      <Link to="/p/$projectId/settings/profile" params={params} style={{ textDecoration: 'underline' }}>
        {t('notices.giveAddress')}
      </Link>
    </>
  );
}

function KindRow({ kind, following }: { kind: FollowedKind; following: NoticeFollowing }) {
  const { t } = useTranslation();
  const { project_id } = useProject();
  const own = following.kinds.find((one) => one.kind === kind);
  const change = useSend(
    (body: { follows?: boolean; snooze_h?: number }) =>
      answered(
        api.PATCH('/api/v1/me/notices/{project_id}/{kind}', { params: { path: { project_id, kind } }, body }),
      ),
    [['following', project_id]],
  );
  return (
    <Row between gap={16}>
      <Switch
        label={t(`notices.kind.${kind}`)}
        description={t(`notices.kindHint.${kind}`)}
        checked={own?.follows ?? false}
        onChange={(event) => change.mutate({ follows: event.currentTarget.checked })}
      />
      {own?.follows ? (
        <PutOff kind={kind} until={own.snoozed_until} putOff={(snooze_h) => change.mutate({ snooze_h })} />
      ) : null}
    </Row>
  );
}

type PutOffProps = { kind: FollowedKind; until: string | null; putOff: (hours: number) => void };

function PutOff({ kind, until, putOff }: PutOffProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { timezone } = useProject();
  if (until)
    return (
      <Row>
        <Muted>{t('notices.putOffUntil', { at: format.moment(until, timezone) })}</Muted>
        <Button onClick={() => putOff(0)}>{t('notices.tellAgain')}</Button>
      </Row>
    );
  return (
    <Menu width={180}>
      <Menu.Target>
        <Button variant="subtle" aria-label={t('notices.putOffOf', { kind: t(`notices.kind.${kind}`) })}>
          {t('notices.putOff')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {HOURS.map((count) => (
          <Menu.Item key={count} onClick={() => putOff(count)}>
            {t('notices.putOffFor', { count })}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
