import { useQueryClient } from '@tanstack/react-query';
import { useProject } from '../../../shared/session';
import { useSend } from '../../../shared/use-send';
import { bodyOf, docOf, type NewTile, withTile } from './doc';
import { dashboardQuery, saveDashboard } from './queries';

/** Returns how a tile is put at the end of a dashboard that is not on screen. */
export function useAddTile() {
  const { project_id } = useProject();
  const client = useQueryClient();
  return useSend(
    async ({ board, tile }: { board: string; tile: NewTile }) => {
      const kept = await client.fetchQuery({ ...dashboardQuery(project_id, board), staleTime: 0 });
      const doc = withTile(docOf(kept), tile);
      const saved = await saveDashboard(project_id, board, { ...bodyOf(doc), revision: kept.revision });
      client.setQueryData(dashboardQuery(project_id, board).queryKey, saved);
      return saved;
    },
    [
      ['dashboards', project_id],
      ['insights', project_id],
    ],
  );
}
