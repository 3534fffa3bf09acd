import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../../../api/http';
import type { NoticeChannel } from '../../../api/types';
import { Await } from '../../../shared/await';
import { Gate } from '../../../shared/gate';
import { useMay, useProject } from '../../../shared/session';
import { useSend } from '../../../shared/use-send';
import { Confirm } from '../../../ui/confirm';
import { DataTable } from '../../../ui/data-table';
import { Button, Switch } from '../../../ui/kit';
import { Muted, Row, Section } from '../../../ui/layout';
import { Empty } from '../../../ui/states';
import { NewChannel } from './new-channel';
import { channelsQuery } from './queries';
import { Secret } from './secret';
import { useTried } from './tried';

type Asking = { what: 'remove' | 'secret'; channel: NoticeChannel } | null;

/** The webhooks and Slack channels of the project. */
export function Channels() {
  const { t } = useTranslation();
  const { project_id } = useProject();
  const [adding, setAdding] = useState(false);
  const [asking, setAsking] = useState<Asking>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const channels = useQuery(channelsQuery(project_id));
  return (
    <Section
      flush
      title={t('notices.channels')}
      hint={t('notices.channelsHint')}
      actions={
        <Gate need="manage">
          <Button leftSection={<Plus size={14} />} onClick={() => setAdding(true)}>
            {t('notices.addChannel')}
          </Button>
        </Gate>
      }
    >
      <Await query={channels}>
        {({ items }) =>
          items.length ? (
            <ChannelTable channels={items} onAsk={setAsking} />
          ) : (
            <Empty title={t('notices.noChannels')}>{t('notices.noChannelsWhy')}</Empty>
          )
        }
      </Await>
      <NewChannel opened={adding} onClose={() => setAdding(false)} onSecret={setSecret} />
      <Ask asking={asking} onClose={() => setAsking(null)} onSecret={setSecret} />
      <Secret secret={secret} onClose={() => setSecret(null)} />
    </Section>
  );
}

type TableProps = { channels: NoticeChannel[]; onAsk: (asking: Asking) => void };

function ChannelTable({ channels, onAsk }: TableProps) {
  const { t } = useTranslation();
  return (
    <DataTable
      label={t('notices.channels')}
      rows={channels}
      rowKey={(channel) => channel.id}
      columns={[
        {
          key: 'name',
          head: t('notices.channel'),
          grow: true,
          cell: (channel) => (
            <>
              {channel.name} <Muted>({t(`notices.channelKind.${channel.channel}`)})</Muted>
              <div>
                <Muted>{channel.url}</Muted>
              </div>
            </>
          ),
        },
        {
          key: 'told',
          head: t('notices.told'),
          cell: (channel) => channel.kinds.map((kind) => t(`notices.kind.${kind}`)).join(', '),
        },
        { key: 'on', head: t('notices.on'), cell: (channel) => <On channel={channel} /> },
        {
          key: 'actions',
          head: '',
          numeric: true,
          cell: (channel) => <ChannelActions channel={channel} onAsk={onAsk} />,
        },
      ]}
    />
  );
}

function On({ channel }: { channel: NoticeChannel }) {
  const { t } = useTranslation();
  const may = useMay();
  const { project_id } = useProject();
  const change = useSend(
    (enabled: boolean) =>
      answered(
        api.PATCH('/api/v1/projects/{project_id}/notices/channels/{channel_id}', {
          params: { path: { project_id, channel_id: channel.id } },
          body: { enabled },
        }),
      ),
    [['notice-channels', project_id]],
  );
  return (
    <Switch
      aria-label={t('notices.onOf', { name: channel.name })}
      checked={channel.enabled}
      disabled={!may.manage || change.isPending}
      onChange={(event) => change.mutate(event.currentTarget.checked)}
    />
  );
}

function ChannelActions({ channel, onAsk }: { channel: NoticeChannel; onAsk: (asking: Asking) => void }) {
  const { t } = useTranslation();
  const { project_id } = useProject();
  const tried = useTried();
  const test = useSend(async () => {
    tried(
      await answered(
        api.POST('/api/v1/projects/{project_id}/notices/channels/{channel_id}/test', {
          params: { path: { project_id, channel_id: channel.id } },
        }),
      ),
    );
  });
  return (
    <Row>
      <Gate need="manage">
        <Button loading={test.isPending} onClick={() => test.mutate(undefined)}>
          {t('notices.test')}
        </Button>
      </Gate>
      {channel.channel === 'webhook' ? (
        <Gate need="manage">
          <Button variant="subtle" onClick={() => onAsk({ what: 'secret', channel })}>
            {t('notices.newSecret')}
          </Button>
        </Gate>
      ) : null}
      <Gate need="manage">
        <Button variant="subtle" color="danger" onClick={() => onAsk({ what: 'remove', channel })}>
          {t('common.remove')}
        </Button>
      </Gate>
    </Row>
  );
}

type AskProps = { asking: Asking; onClose: () => void; onSecret: (secret: string | null) => void };

function Ask({ asking, onClose, onSecret }: AskProps) {
  const { t } = useTranslation();
  const { project_id } = useProject();
  const removes = asking?.what === 'remove';
  const name = asking?.channel.name;
  const run = useSend(
    async ({ what, channel }: NonNullable<Asking>) => {
      const params = { path: { project_id, channel_id: channel.id } };
      if (what === 'remove') {
        await answered(api.DELETE('/api/v1/projects/{project_id}/notices/channels/{channel_id}', { params }));
        return;
      }
      const made = await answered(
        api.POST('/api/v1/projects/{project_id}/notices/channels/{channel_id}/secret', { params }),
      );
      onSecret(made.secret ?? null);
    },
    [['notice-channels', project_id]],
  );
  return (
    <Confirm
      danger={removes}
      opened={asking !== null}
      onClose={onClose}
      title={t(removes ? 'notices.removeTitle' : 'notices.newSecretTitle', { name })}
      action={t(removes ? 'common.remove' : 'notices.newSecret')}
      run={async () => asking && (await run.mutateAsync(asking))}
    >
      {t(removes ? 'notices.removeBody' : 'notices.newSecretBody')}
    </Confirm>
  );
}
