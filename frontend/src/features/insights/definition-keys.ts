import { type Draft, type FunnelDraft, isCount, isOfEach, type Series } from './draft';
import type { Measure } from './sessions-draft';

const ENGAGEMENT: readonly Measure[] = ['engaged_sessions', 'engagement_rate', 'bounce_rate'];

/** Returns the names of the definitions that an answer goes by. */
export function definitionsOf(draft: Draft) {
  const own = ownDefinitions(draft);
  const grouped = draft.kind !== 'trend' && draft.kind !== 'paths' && 'count' in draft;
  return grouped && draft.count === 'groups' ? ([...own, 'counts_groups'] as const) : own;
}

function ownDefinitions(draft: Draft) {
  switch (draft.kind) {
    case 'funnel':
      return [`funnel_${draft.counting}` as const, ...rulesOf(draft)];
    case 'retention':
      return draft.amount?.property && draft.bracket !== 'streak'
        ? ([`retention_${draft.mode}`, `retention_${draft.amount.math}`] as const)
        : ([`retention_${draft.mode}`] as const);
    case 'lifecycle':
      return [`lifecycle_${draft.new}`] as const;
    case 'attribution':
      return [`attribution_${draft.conversions}`] as const;
    case 'histogram':
      return [draft.how === 'values' ? 'histogram_values' : 'histogram_persons'] as const;
    case 'sessions':
      return [ENGAGEMENT.includes(draft.measure) ? 'session_engaged' : 'session'] as const;
    case 'paths':
      return [`paths_${draft.count}`] as const;
    case 'stickiness':
      return [draft.cumulative ? 'stickiness_at_least' : 'stickiness_exactly'] as const;
    case 'correlation':
      return ['correlation'] as const;
    case 'trend':
      return draft.formula ? (['formula'] as const) : [...new Set(draft.series.map(measureOf))];
  }
}

/** Returns the rules beyond the usual that a funnel goes by. */
function rulesOf({ steps, order, window }: FunnelDraft) {
  const optional = order !== 'any' && steps.some((step) => step.optional);
  const anchored = order === 'any' && steps.some((step) => step.anchored);
  return [
    ...(optional ? (['funnel_optional'] as const) : []),
    ...(anchored ? (['funnel_anchored'] as const) : []),
    ...(window.unit === 'session' ? (['funnel_window_sessions'] as const) : []),
  ];
}

function measureOf({ math, per_person }: Series) {
  if (per_person && isOfEach(math)) return 'each_person';
  if (math === 'percentile') return 'percentile';
  return isCount(math) ? math : 'property';
}
