import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../../../api/http';
import { useProject } from '../../../shared/session';
import { useSend } from '../../../shared/use-send';
import { Button, Checkbox, Modal, SegmentedControl, Select, TextInput } from '../../../ui/kit';
import { Stack } from '../../../ui/layout';
import { type FollowedKind, KINDS } from './queries';

type NewProps = { opened: boolean; onClose: () => void; onSecret: (secret: string | null) => void };

/** Adds a Slack channel or a webhook. */
export function NewChannel({ opened, onClose, onSecret }: NewProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('notices.addChannel')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <ChannelForm
        onMade={(secret) => {
          onClose();
          onSecret(secret);
        }}
      />
    </Modal>
  );
}

function ChannelForm({ onMade }: { onMade: (secret: string | null) => void }) {
  const { t, i18n } = useTranslation();
  const { project_id } = useProject();
  const [channel, setChannel] = useState<'slack' | 'webhook'>('slack');
  const [name, setName] = useState('');
  const [url, setUrl] = useState('');
  const [kinds, setKinds] = useState<FollowedKind[]>([...KINDS]);
  const [language, setLanguage] = useState<'en' | 'es'>(i18n.language === 'es' ? 'es' : 'en');
  const create = useSend(async () => {
    const made = await answered(
      api.POST('/api/v1/projects/{project_id}/notices/channels', {
        params: { path: { project_id } },
        body: { channel, name, url, kinds, language },
      }),
    );
    onMade(made.secret ?? null);
  }, [['notice-channels', project_id]]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate(undefined);
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <SegmentedControl
          aria-label={t('notices.channel')}
          value={channel}
          onChange={(next) => setChannel(next === 'webhook' ? 'webhook' : 'slack')}
          data={(['slack', 'webhook'] as const).map((value) => ({
            value,
            label: t(`notices.channelKind.${value}`),
          }))}
        />
        <TextInput
          required
          data-autofocus
          label={t('notices.channelName')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          required
          type="url"
          label={t('notices.address')}
          description={t(`notices.addressHint.${channel}`)}
          value={url}
          onChange={(event) => setUrl(event.currentTarget.value)}
        />
        <Checkbox.Group
          label={t('notices.told')}
          value={kinds}
          onChange={(next) => setKinds(KINDS.filter((kind) => next.includes(kind)))}
        >
          <Stack gap={8}>
            {KINDS.map((kind) => (
              <Checkbox key={kind} value={kind} label={t(`notices.kind.${kind}`)} />
            ))}
          </Stack>
        </Checkbox.Group>
        {channel === 'slack' ? (
          <Select
            label={t('notices.language')}
            value={language}
            allowDeselect={false}
            data={[
              { value: 'en', label: 'English' },
              { value: 'es', label: 'Español' },
            ]}
            onChange={(next) => setLanguage(next === 'es' ? 'es' : 'en')}
          />
        ) : null}
        <div>
          <Button type="submit" variant="filled" loading={create.isPending} disabled={kinds.length === 0}>
            {t('notices.addChannel')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
