import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Hook, HookDelivery } from '../../api/types';
import { Gate } from '../../shared/gate';
import { Button, Select, TextInput } from '../../ui/kit';
import { Row, Section, Stack } from '../../ui/layout';
import { useReplay } from './queries';
import { VERDICTS } from './url';

const KEPT = VERDICTS.filter((one) => one !== 'unverified');
const DAY_MS = 86_400_000;
const day = (at: number) => new Date(at).toISOString().slice(0, 10);

/** Kept deliveries of some days through the saved rules. */
export function Replay({ hook }: { hook: Hook }) {
  const { t } = useTranslation();
  const replay = useReplay(hook.id);
  const [since, setSince] = useState(() => day(Date.now() - 29 * DAY_MS));
  const [until, setUntil] = useState(() => day(Date.now()));
  const [verdict, setVerdict] = useState<string>('unmatched');
  const [from, to] = [Date.parse(`${since}T00:00:00Z`), Date.parse(`${until}T00:00:00Z`) + DAY_MS];
  const go = () =>
    replay.mutate({
      since: new Date(from).toISOString(),
      until: new Date(to).toISOString(),
      verdict: (verdict || null) as HookDelivery['verdict'] | null,
      seqs: [],
    });
  return (
    <Section title={t('hooks.replay')} hint={t('hooks.replayHint')}>
      <Stack>
        <Row>
          <TextInput
            type="date"
            label={t('hooks.since')}
            value={since}
            onChange={({ currentTarget }) => setSince(currentTarget.value)}
          />
          <TextInput
            type="date"
            label={t('hooks.until')}
            value={until}
            onChange={({ currentTarget }) => setUntil(currentTarget.value)}
          />
          <Select
            label={t('hooks.verdict')}
            value={verdict}
            data={[
              { value: '', label: t('hooks.anyVerdict') },
              ...KEPT.map((value) => ({ value, label: t(`hooks.verdicts.${value}`) })),
            ]}
            onChange={(next) => setVerdict(next ?? '')}
            allowDeselect={false}
          />
        </Row>
        <span>
          <Gate need="write">
            <Button loading={replay.isPending} disabled={!(from < to)} onClick={go}>
              {t('hooks.replayGo')}
            </Button>
          </Gate>
        </span>
        {replay.data ? <strong role="status">{t('hooks.replayed', { ...replay.data })}</strong> : null}
      </Stack>
    </Section>
  );
}
