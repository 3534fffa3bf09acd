import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../../../api/http';
import type { OutboxMessage } from '../../../api/types';
import { useFormat } from '../../../i18n/setup';
import { Await } from '../../../shared/await';
import { useMay, useProject } from '../../../shared/session';
import { useSend } from '../../../shared/use-send';
import { DataTable } from '../../../ui/data-table';
import { Button } from '../../../ui/kit';
import { Page, Section, Stack } from '../../../ui/layout';
import { LinkButton } from '../../../ui/link-button';
import { Panel } from '../../../ui/panel';
import { Empty } from '../../../ui/states';
import { Tag } from '../../../ui/tag';
import { SettingsTabs } from '../settings-tabs';
import css from './outbox.module.css';
import { outboxMessageQuery, outboxQuery } from './queries';

/** Mail that no relay took because none is set, and whether one would. */
export function OutboxPage() {
  const { t } = useTranslation();
  const may = useMay();
  return (
    <>
      <SettingsTabs />
      <Page wide title={t('notices.outbox')} lead={t('notices.outboxLead')}>
        {may.manage ? (
          <>
            <Relay />
            <Messages />
          </>
        ) : (
          <Empty title={t('common.needsAdmin')} />
        )}
      </Page>
    </>
  );
}

function Relay() {
  const { t } = useTranslation();
  const { project_id } = useProject();
  const check = useSend(() =>
    answered(api.GET('/api/v1/projects/{project_id}/notices/mail', { params: { path: { project_id } } })),
  );
  return (
    <Section
      title={t('notices.relay')}
      hint={t('notices.relayHint')}
      actions={
        <Button loading={check.isPending} onClick={() => check.mutate(undefined)}>
          {t('notices.checkRelay')}
        </Button>
      }
    >
      <div role="status">
        {check.data ? (
          <Tag tone={!check.data.ok ? 'danger' : check.data.relay ? 'ok' : 'info'}>{check.data.detail}</Tag>
        ) : null}
      </div>
    </Section>
  );
}

function Messages() {
  const { t } = useTranslation();
  const outbox = useQuery(outboxQuery(useProject().project_id));
  const [opened, setOpened] = useState<OutboxMessage | null>(null);
  return (
    <Section flush>
      <Await query={outbox}>
        {({ items, relay }) =>
          items.length ? (
            <MessageTable messages={items} onOpen={setOpened} />
          ) : (
            <Empty title={t('notices.noMail')}>
              {t(relay ? 'notices.noMailRelay' : 'notices.noMailWhy')}
            </Empty>
          )
        }
      </Await>
      <Panel opened={opened !== null} onClose={() => setOpened(null)} title={opened?.subject}>
        {opened ? <Message id={opened.key} /> : null}
      </Panel>
    </Section>
  );
}

type TableProps = { messages: OutboxMessage[]; onOpen: (message: OutboxMessage) => void };

function MessageTable({ messages, onOpen }: TableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { timezone } = useProject();
  return (
    <DataTable
      label={t('notices.outbox')}
      rows={messages}
      rowKey={(message) => message.key}
      onOpen={onOpen}
      columns={[
        { key: 'at', head: t('settings.at'), cell: (message) => format.moment(message.at, timezone) },
        { key: 'to', head: t('notices.to'), cell: (message) => message.to },
        {
          key: 'subject',
          head: t('notices.subject'),
          grow: true,
          cell: (message) => <LinkButton onClick={() => onOpen(message)}>{message.subject}</LinkButton>,
        },
      ]}
    />
  );
}

function Message({ id }: { id: string }) {
  const { t } = useTranslation();
  const message = useQuery(outboxMessageQuery(useProject().project_id, id));
  return (
    <Await query={message}>
      {(data) => (
        <Stack>
          <iframe className={css.message} title={t('notices.message')} sandbox="" srcDoc={data.html} />
          {data.attachments.length ? (
            <span>{t('notices.attachments', { names: data.attachments.join(', ') })}</span>
          ) : null}
        </Stack>
      )}
    </Await>
  );
}
