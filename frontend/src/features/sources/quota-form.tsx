import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Source } from '../../api/types';
import { Gate } from '../../shared/gate';
import { Button, NumberInput } from '../../ui/kit';
import { Stack } from '../../ui/layout';
import { toastDone } from '../../ui/toast';
import { useSourceChanges } from './queries';

/** How much the key of a source may send. */
export function QuotaForm({ source, keyId }: { source: Source; keyId: string }) {
  const { t } = useTranslation();
  const [quota, setQuota] = useState<number | string>(source.quota_per_s ?? '');
  const changes = useSourceChanges(keyId);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wanted = quota === '' ? null : Number(quota);
    changes.setQuota.mutate(wanted, { onSuccess: () => toastDone(t('sources.quotaSaved')) });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <NumberInput
          label={t('sources.quota')}
          description={t('sources.quotaHint')}
          min={0.1}
          max={1_000_000}
          value={quota}
          onChange={setQuota}
        />
        <span>
          <Gate need="manage">
            <Button type="submit" loading={changes.setQuota.isPending}>
              {t('sources.quotaSave')}
            </Button>
          </Gate>
        </span>
      </Stack>
    </form>
  );
}
