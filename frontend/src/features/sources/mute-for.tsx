import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Source } from '../../api/types';
import { Gate } from '../../shared/gate';
import { Button, Select } from '../../ui/kit';
import { Muted, Row, Stack } from '../../ui/layout';
import { toastDone } from '../../ui/toast';
import { MUTES, unitOf } from './model';
import { useSourceChanges } from './queries';

/** Opens no alert of a source for a time. */
export function MuteFor({ source, keyId }: { source: Source; keyId: string }) {
  const { t } = useTranslation();
  const [minutes, setMinutes] = useState<number>(MUTES[0]);
  const { mute } = useSourceChanges(keyId);
  const send = (time: number) =>
    mute.mutate(time, {
      onSuccess: () => toastDone(t(time ? 'sources.muted' : 'sources.unmuted')),
    });
  return (
    <Stack>
      <strong>{t('sources.mute')}</strong>
      <Muted>{t('sources.muteHint')}</Muted>
      <Row>
        <Select
          w={150}
          aria-label={t('sources.muteFor')}
          allowDeselect={false}
          value={String(minutes)}
          data={MUTES.map((time) => {
            const { unit, count } = unitOf(time);
            return { value: String(time), label: t(`sources.${unit}`, { count }) };
          })}
          onChange={(next) => setMinutes(Number(next))}
        />
        <Gate need="write">
          <Button loading={mute.isPending} onClick={() => send(minutes)}>
            {t('sources.mute')}
          </Button>
        </Gate>
        {source.watch === 'muted' ? (
          <Gate need="write">
            <Button variant="subtle" onClick={() => send(0)}>
              {t('sources.unmute')}
            </Button>
          </Gate>
        ) : null}
      </Row>
    </Stack>
  );
}
