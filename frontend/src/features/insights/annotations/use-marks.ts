import { useQuery } from '@tanstack/react-query';
import { useContext } from 'react';
import { useProject } from '../../../shared/session';
import { marksOf, type Marks, type TimeAxis } from './model';
import { annotationsQuery } from './queries';
import { AnnotationContext } from './scope';

/** Returns what happened along an axis of time: of the project, and of the dashboard it is on. */
export function useMarks(axis: TimeAxis): Marks {
  const { project_id } = useProject();
  const { dashboardId, given } = useContext(AnnotationContext);
  const [first, last] = [axis.labels[0], axis.labels.at(-1)].map((label) => label?.slice(0, 10));
  const asked = useQuery({
    ...annotationsQuery(project_id, first, last && lastDay(last, axis)),
    enabled: given === undefined && first !== undefined,
  });
  const items = given ?? asked.data?.items ?? [];
  const shown = items.filter((one) => one.dashboard_id === null || one.dashboard_id === dashboardId);
  return marksOf(shown, axis);
}

/** The end of the last interval, at most; what is after it is left out anyway. */
function lastDay(label: string, { interval }: TimeAxis): string {
  const days = { hour: 1, day: 1, week: 7, month: 31 }[interval];
  return new Date(Date.parse(`${label}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
