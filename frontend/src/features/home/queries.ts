import { queryOptions } from '@tanstack/react-query';
import { ask } from '../../api/ask';
import { answered, api } from '../../api/http';
import { addDays } from '../../lib/dates';

const trend = (projectId: string, question: object, signal: AbortSignal) =>
  ask(projectId, { kind: 'trend', ...question }, signal);

/** Events and unique people of a day and the day before. */
export const figuresQuery = (projectId: string, day: string, timezone: string) =>
  queryOptions({
    queryKey: ['home-figures', projectId, day],
    queryFn: ({ signal }) =>
      trend(
        projectId,
        {
          date_from: addDays(day, -1),
          date_to: day,
          interval: 'day',
          timezone,
          series: [{ math: 'total' }, { math: 'persons' }],
        },
        signal,
      ),
    refetchInterval: 30_000,
  });

/** Events by hour of a day and the day before: what makes "at this hour" fair. */
export const hoursQuery = (projectId: string, day: string, timezone: string) =>
  queryOptions({
    queryKey: ['home-hours', projectId, day],
    queryFn: ({ signal }) =>
      trend(
        projectId,
        {
          date_from: addDays(day, -1),
          date_to: day,
          interval: 'hour',
          timezone,
          series: [{ math: 'total' }],
        },
        signal,
      ),
    refetchInterval: 30_000,
  });

/** The named events by day over `days` days up to `day`. */
export const eventsQuery = (
  projectId: string,
  names: string[],
  day: string,
  days: number,
  timezone: string,
) =>
  queryOptions({
    queryKey: ['home-events', projectId, names, day, days],
    queryFn: ({ signal }) =>
      trend(
        projectId,
        {
          date_from: addDays(day, 1 - days),
          date_to: day,
          interval: 'day',
          timezone,
          series: names.map((event) => ({ event, math: 'total' })),
        },
        signal,
      ),
    enabled: names.length > 0,
  });

export const pipelineQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['pipeline', projectId],
    queryFn: ({ signal }) =>
      answered(
        api.GET('/api/v1/projects/{project_id}/pipeline', {
          params: { path: { project_id: projectId } },
          signal,
        }),
      ),
    refetchInterval: 5_000,
  });

export const projectQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['project', projectId],
    queryFn: ({ signal }) =>
      answered(
        api.GET('/api/v1/projects/{project_id}', { params: { path: { project_id: projectId } }, signal }),
      ),
  });

/** The newest event; asked every second while the page waits for the first one. */
export const firstEventQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['first-event', projectId],
    queryFn: ({ signal }) =>
      answered(
        api.GET('/api/v1/projects/{project_id}/events', {
          params: { path: { project_id: projectId }, query: { limit: 1 } },
          signal,
        }),
      ),
    refetchInterval: 1_000,
  });

/** What the project keeps, for the lists of the home page; pages that change it refresh these too. */
export const keptQueries = {
  alerts: (project_id: string) =>
    queryOptions({
      queryKey: ['alerts', project_id],
      queryFn: ({ signal }) =>
        answered(
          api.GET('/api/v1/projects/{project_id}/alerts', { params: { path: { project_id } }, signal }),
        ),
    }),
  dashboards: (project_id: string) =>
    queryOptions({
      queryKey: ['dashboards', project_id],
      queryFn: ({ signal }) =>
        answered(
          api.GET('/api/v1/projects/{project_id}/dashboards', { params: { path: { project_id } }, signal }),
        ),
    }),
  insights: (project_id: string) =>
    queryOptions({
      queryKey: ['insights', project_id],
      queryFn: ({ signal }) =>
        answered(
          api.GET('/api/v1/projects/{project_id}/insights', { params: { path: { project_id } }, signal }),
        ),
    }),
};
