import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useProject } from '../../../shared/session';
import { Picker } from '../../../ui/picker';
import type { Draft } from '../draft';
import { aboutMetric, asksFor } from './model';
import { metricsQuery } from './queries';

type Props<Kind extends Draft> = { draft: Kind; today: string; onPick: (draft: Draft) => void };

/** The metric that a question is about; picking another one asks for that. Nothing where there is none. */
export function MetricWord<Kind extends Draft>({ draft, today, onPick }: Props<Kind>) {
  const { t } = useTranslation();
  const { project_id, timezone } = useProject();
  const metrics = useQuery(metricsQuery(project_id)).data?.items ?? [];
  const own = metrics.filter((one) => one.definition.kind === draft.kind);
  if (!own.length) return null;
  const named = own.find((one) => one.id === draft.metric);
  const shown = named && asksFor(draft, named, { timezone, today }) ? named : undefined;
  return (
    <Picker
      label={t('metrics.metric')}
      value={shown?.id ?? null}
      placeholder={t('metrics.pick')}
      choices={own.map((one) => ({
        value: one.id,
        label: one.name,
        detail: one.description || undefined,
        hint: one.owner,
      }))}
      onPick={(id) => {
        const metric = own.find((one) => one.id === id);
        const next = metric && aboutMetric(metric, draft, today);
        if (next) onPick(next);
      }}
    />
  );
}
