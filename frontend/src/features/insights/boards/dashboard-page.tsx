import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Dashboard } from '../../../api/types';
import { todayIn } from '../../../lib/dates';
import { AnalyseTabs } from '../../../shared/analyse-tabs';
import { Await } from '../../../shared/await';
import { useMay, useProject } from '../../../shared/session';
import { useFullScreen } from '../../../ui/full-screen';
import { Button, useHotkeys } from '../../../ui/kit';
import { Page } from '../../../ui/layout';
import { Later } from '../../../ui/later';
import { Empty, Loading } from '../../../ui/states';
import { TileGrid } from '../../../ui/tile-grid';
import { toastDone } from '../../../ui/toast';
import { AnnotationContext } from '../annotations/scope';
import type { Point } from '../draft';
import type { Query } from '../query';
import { fromQuestion, type Question } from '../saved';
import { AddTile } from './add-tile';
import css from './board.module.css';
import { BoardMenu } from './board-menu';
import { COLUMNS, laidOut, type Tile, withChanged, withoutTile, withTile } from './doc';
import { LensBar, type LensDoc } from './lens-bar';
import { NameDialog } from './name-dialog';
import { asksOf, dashboardQuery, type Lens } from './queries';
import { RefreshBar } from './refresh-bar';
import { SaveStatus } from './save-status';
import { TileView } from './tile-view';
import { lensOf } from './url';
import { useBoard } from './use-board';

const BehindPanel = lazy(() => import('../behind-panel').then((module) => ({ default: module.BehindPanel })));
const route = getRouteApi('/signed-in/p/$projectId/dashboards/$dashboardId');

/** A dashboard: tiles side by side, arranged without a mode for it, saved by itself. */
export function DashboardPage() {
  const { dashboardId } = route.useParams();
  const scope = useMemo(() => ({ dashboardId }), [dashboardId]);
  const board = useQuery(dashboardQuery(useProject().project_id, dashboardId, useAskedLens()));
  const waiting = (
    <div className={css.apart}>
      <Loading rows={8} />
    </div>
  );
  return (
    <>
      <AnalyseTabs />
      <div className={board.isError ? css.apart : undefined}>
        {board.isPending ? (
          waiting
        ) : (
          <Await query={board}>
            {(data) => (
              <AnnotationContext.Provider value={scope}>
                <Later key={data.id} until={waiting}>
                  <Board board={data} />
                </Later>
              </AnnotationContext.Provider>
            )}
          </Await>
        )}
      </div>
    </>
  );
}

function Board({ board }: { board: Dashboard }) {
  const { t } = useTranslation();
  const may = useMay().write;
  const { project_id, timezone } = useProject();
  const { full, enter, leave } = useFullScreen();
  const { refresh } = route.useSearch();
  const navigate = route.useNavigate();
  const edit = useBoard(board);
  const { doc, change } = edit;
  const [lens, setLens] = useLens(doc, (next) =>
    change({ ...doc, date_from: undefined, date_to: undefined, compare: undefined, ...next }),
  );
  const [titled, setTitled] = useState<Tile>();
  const [behind, setBehind] = useState<{ question: Question; point: Point; person?: string }>();
  useHotkeys([
    ['mod+Z', () => edit.undo?.()],
    ['mod+shift+Z', () => edit.redo?.()],
  ]);
  const remove = (tile: Tile) => {
    change(withoutTile(doc, tile.id));
    toastDone(t('boards.tileRemoved'));
  };
  const asked = useAskedLens();
  const draft = behind && fromQuestion(behind.question, todayIn(timezone, new Date()));
  return (
    <Page
      wide
      title={doc.name}
      lead={doc.description || undefined}
      actions={
        <>
          <AddTile boardId={board.id} onAdd={(tile) => change(withTile(doc, tile))} />
          <BoardMenu board={board} edit={edit} lens={asked} onFullScreen={enter} />
        </>
      }
    >
      <div className={css.board} data-board={board.id} data-full={full || undefined}>
        <div className={css.bar}>
          <LensBar value={lens} onChange={setLens} />
          <span className={css.grow} />
          <RefreshBar
            queryKey={['tile', project_id, board.id]}
            every={refresh}
            onEvery={(next) => void navigate({ search: (now) => ({ ...now, refresh: next }), replace: true })}
          />
          {full ? <Button onClick={leave}>{t('boards.leaveFullScreen')}</Button> : null}
          {may ? <SaveStatus edit={edit} /> : null}
        </div>
        {doc.tiles.length === 0 ? (
          <Empty title={t('boards.emptyBoard')}>{may ? t('boards.emptyBoardWhy') : undefined}</Empty>
        ) : (
          <TileGrid
            items={doc.tiles}
            columns={COLUMNS}
            editable={may}
            words={{
              handle: (tile) => t('boards.move', { title: titleOf(tile, board, t('boards.tileText')) }),
              hint: t('boards.moveHint'),
              moved: ({ x, y, w, h }) => t('boards.movedTo', { x: x + 1, y: y + 1, w, h }),
            }}
            onChange={(areas) => change(laidOut(doc, areas), false)}
          >
            {(tile, handle, height) => {
              const kept = board.tiles.find((one) => one.id === tile.id);
              return (
                <TileView
                  tile={tile}
                  kept={kept}
                  boardId={board.id}
                  asks={asksOf(board, tile.id)}
                  lens={asked}
                  lensed={Boolean(lens.date_from ?? lens.date_to ?? lens.where)}
                  filtered={Boolean(lens.where)}
                  handle={handle}
                  height={height}
                  onChange={(next) => change(withChanged(doc, tile.id, next))}
                  onRemove={() => remove(tile)}
                  onTitle={() => setTitled(tile)}
                  onPoint={(question, point) => setBehind({ question, point })}
                />
              );
            }}
          </TileGrid>
        )}
      </div>
      {titled ? (
        <NameDialog
          title={t('boards.titleLabel')}
          label={t('boards.titleLabel')}
          hint={titled.kind === 'insight' ? t('boards.titleHint') : undefined}
          action={t('common.save')}
          words={{ name: titled.title, description: '' }}
          short
          onClose={() => setTitled(undefined)}
          onDone={({ name }) => {
            change(withChanged(doc, titled.id, { title: name }));
            setTitled(undefined);
          }}
        />
      ) : null}
      {behind && draft ? (
        <Suspense>
          <BehindPanel
            query={behind.question as Query}
            point={behind.point}
            draft={draft}
            person={behind.person}
            onPerson={(person) => setBehind({ ...behind, person })}
            onClose={() => setBehind(undefined)}
          />
        </Suspense>
      ) : null}
    </Page>
  );
}

/** Dates and filter: the dashboard's own for whoever may change it, else the reader's, in the address. */
function useLens(doc: LensDoc, save: (next: LensDoc) => void): [LensDoc, (next: LensDoc) => void] {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { date_from, date_to, where, compare } = doc;
  const own: LensDoc = { date_from, date_to, where, compare };
  const may = useMay().write;
  if (may) return [own, save];
  const dated = (search.date_from ?? search.date_to) ? search : own;
  const seen = {
    date_from: dated.date_from,
    date_to: dated.date_to,
    where: search.where ?? own.where,
    compare: search.compare ?? own.compare,
  };
  return [seen, (next) => void navigate({ search: ({ refresh }) => ({ ...next, refresh }), replace: true })];
}

/** What answers are asked through beside the dashboard's own: nothing for whoever may change that. */
function useAskedLens(): Lens {
  const search = route.useSearch();
  return useMay().write ? {} : lensOf(search);
}

function titleOf(tile: Tile, board: Dashboard, text: string): string {
  const kept = board.tiles.find((one) => one.id === tile.id);
  return tile.title || kept?.insight?.name || kept?.metric?.name || text;
}
