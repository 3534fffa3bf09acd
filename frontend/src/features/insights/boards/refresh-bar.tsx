import { type QueryKey, useIsFetching, useQueryClient } from '@tanstack/react-query';
import { RefreshCw } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionIcon, Select } from '../../../ui/kit';
import { Row } from '../../../ui/layout';
import { EVERY_S } from './url';

type Props = {
  /** What is asked again. */
  queryKey: QueryKey;
  every: number | undefined;
  onEvery: (seconds: number | undefined) => void;
};

/** Asks everything on screen again: now, or every so often as long as the page is looked at. */
export function RefreshBar({ queryKey, every, onEvery }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const fetching = useIsFetching({ queryKey }) > 0;
  const key = JSON.stringify(queryKey);
  useEffect(() => {
    if (!every) return;
    const timer = window.setInterval(() => {
      if (document.visibilityState === 'visible')
        void client.invalidateQueries({ queryKey: JSON.parse(key) as QueryKey });
    }, every * 1000);
    return () => window.clearInterval(timer);
  }, [client, every, key]);
  return (
    <Row gap={4}>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('boards.refreshNow')}
        title={t('boards.refreshNow')}
        loading={fetching}
        onClick={() => void client.invalidateQueries({ queryKey })}
      >
        <RefreshCw size={14} aria-hidden />
      </ActionIcon>
      <Select
        aria-label={t('boards.refreshEvery')}
        w={150}
        value={String(every ?? 0)}
        allowDeselect={false}
        data={[
          { value: '0', label: t('boards.refreshOff') },
          ...EVERY_S.map((one) => ({
            value: String(one),
            label: t('boards.everyMinutes', { count: one / 60 }),
          })),
        ]}
        onChange={(next) => onEvery(Number(next) || undefined)}
      />
    </Row>
  );
}
