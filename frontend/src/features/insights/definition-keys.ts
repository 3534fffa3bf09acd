import { type Draft, isCount, type Series } from './draft';
import type { Measure } from './sessions-draft';

const ENGAGEMENT: readonly Measure[] = ['engaged_sessions', 'engagement_rate', 'bounce_rate'];

/** Returns the names of the definitions that an answer goes by. */
export function definitionsOf(draft: Draft) {
  switch (draft.kind) {
    case 'funnel':
      return [`funnel_${draft.counting}`] as const;
    case 'retention':
      return [`retention_${draft.mode}`] as const;
    case 'lifecycle':
      return [`lifecycle_${draft.new}`] as const;
    case 'attribution':
      return [`attribution_${draft.conversions}`] as const;
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

function measureOf({ math }: Series) {
  return isCount(math) ? math : 'property';
}
