import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { EllipsisVertical } from 'lucide-react';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DashboardTile, TileAnswer } from '../../../api/types';
import { todayIn } from '../../../lib/dates';
import { Failed } from '../../../shared/await';
import { useMay, useProject } from '../../../shared/session';
import { chartOf } from '../../../shared/sql/rows';
import { ActionIcon, Button, Menu } from '../../../ui/kit';
import { Markdown } from '../../../ui/markdown';
import { Empty, Loading } from '../../../ui/states';
import type { Point } from '../draft';
import { fromQuestion, type Question } from '../saved';
import { shapeFor, shapesOf } from '../shape';
import { shapeText } from '../shape-text';
import css from './board.module.css';
import type { Tile } from './doc';
import { MetricTile } from '../metrics/metric-tile';
import { useMetricVerbs } from '../metrics/queries';
import { type Lens, tileQuery, useInsightVerbs } from './queries';
import { TextEditor } from './text-editor';
import { TileAnswerView } from './tile-answer';

export type TileProps = {
  tile: Tile;
  /** The tile as the server has it: what it asks. Undefined until it is saved. */
  kept: DashboardTile | undefined;
  boardId: string;
  asks: unknown;
  lens: Lens;
  /** The board has dates or a filter of its own. */
  lensed: boolean;
  /** The board has a filter of its own. */
  filtered: boolean;
  handle: ReactNode;
  height: number | undefined;
  onChange: (change: Partial<Tile>) => void;
  onRemove: () => void;
  onTitle: () => void;
  onPoint: (question: Question, point: Point) => void;
};

const HEAD = 40;

/** One tile: its title, what can be done with it, and its words or its answer. */
export function TileView(props: TileProps) {
  const { tile, kept, handle, height, onChange } = props;
  const { t } = useTranslation();
  const [editing, setEditing] = useState(false);
  const title =
    tile.title ||
    kept?.insight?.name ||
    kept?.metric?.name ||
    t(tile.kind === 'text' ? 'boards.tileText' : 'boards.tileQuestion');
  const named = tile.kind !== 'text' || tile.title;
  return (
    <section className={css.tile} aria-label={title} data-tile={tile.id}>
      <header className={css.head}>
        {named ? <h2 className={css.title}>{title}</h2> : <span className={css.title} />}
        {handle}
        <TileMenu {...props} title={title} onEdit={() => setEditing(true)} />
      </header>
      <div className={css.body} tabIndex={0} role="group" aria-label={title}>
        {tile.kind === 'text' ? (
          editing ? (
            <TextEditor
              text={tile.text ?? ''}
              onDone={(text) => {
                setEditing(false);
                if (text !== tile.text) onChange({ text });
              }}
            />
          ) : (
            <Markdown text={tile.text ?? ''} />
          )
        ) : (
          <Asked {...props} title={title} height={height && height - HEAD} />
        )}
      </div>
    </section>
  );
}

function Asked({
  tile,
  kept,
  boardId,
  asks,
  lens,
  lensed,
  filtered,
  height,
  title,
  onPoint,
  onRemove,
}: TileProps & { title: string }) {
  const { project_id, timezone } = useProject();
  const client = useQueryClient();
  const answer = useQuery({
    ...tileQuery(project_id, boardId, tile.id, asks, lens),
    enabled: kept?.question != null,
  });
  // The frame of every tile is there first; what is in them is made in between, so that the page answers meanwhile.
  const data = useDeferredValue(answer.data, undefined);
  if (kept && !kept.question) return <Gone tile={tile} kept={kept} onRemove={onRemove} />;
  if (answer.isError) return <Failed error={answer.error} retry={() => void answer.refetch()} />;
  if (!data) return <Loading rows={5} height={24} />;
  return (
    <div aria-busy={answer.isFetching} data-answer={data.answer.kind}>
      {kept?.metric ? (
        <MetricTile
          metric={kept.metric}
          data={data as TileAnswer}
          between={(dates) =>
            client.fetchQuery(
              tileQuery(project_id, boardId, tile.id, asks, { ...lens, ...dates }),
            ) as Promise<TileAnswer>
          }
          onPoint={(point) => onPoint(data.question, point)}
        />
      ) : (
        <TileAnswerView
          data={data as TileAnswer}
          view={tile.view}
          title={title}
          height={height}
          today={todayIn(timezone, new Date())}
          lensed={lensed}
          filtered={filtered}
          onPoint={(point) => onPoint(data.question, point)}
        />
      )}
    </div>
  );
}

type GoneProps = { tile: Tile; kept: DashboardTile; onRemove: () => void };

/** In the place of an answer to what somebody has removed: why, and how to bring it back. */
function Gone({ tile, kept, onRemove }: GoneProps) {
  const { t } = useTranslation();
  const { bringBack } = useInsightVerbs();
  const metrics = useMetricVerbs();
  const may = useMay().write;
  const back = kept.insight_id
    ? kept.insight && (() => bringBack.mutate(kept.insight_id ?? ''))
    : kept.metric && (() => metrics.bringBack.mutate(kept.metric_id ?? ''));
  return (
    <Empty
      title={t(tile.kind === 'metric' ? 'metrics.gone' : 'boards.gone')}
      action={
        may ? (
          <>
            {back ? <Button onClick={back}>{t('boards.bringBack')}</Button> : null}{' '}
            <Button onClick={onRemove}>{t('boards.remove')}</Button>
          </>
        ) : undefined
      }
    >
      {t('boards.goneWhy')}
    </Empty>
  );
}

type MenuProps = TileProps & { title: string; onEdit: () => void };

function TileMenu(props: MenuProps) {
  const { t } = useTranslation();
  const may = useMay().write;
  if (props.tile.kind === 'text' && !may) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t('boards.tileMenu', { title: props.title })}>
          <EllipsisVertical size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <TileItems {...props} />
      </Menu.Dropdown>
    </Menu>
  );
}

/** What can be done with a tile; worked out when somebody opens its menu. */
function TileItems({ tile, kept, onChange, onRemove, onTitle, onEdit }: MenuProps) {
  const { t } = useTranslation();
  const { project_id, timezone } = useProject();
  const may = useMay().write;
  const draft = kept?.question ? fromQuestion(kept.question, todayIn(timezone, new Date())) : undefined;
  const kind = draft?.kind ?? 'funnel';
  const search = tile.insight_id ? { insight: tile.insight_id } : draft ? { q: draft } : undefined;
  const sql = kept?.question?.kind === 'sql' ? kept.question : undefined;
  return (
    <>
      {sql ? (
        <Menu.Item
          renderRoot={(own) => (
            <Link
              to="/p/$projectId/analyse/sql"
              params={{ projectId: project_id }}
              search={
                tile.insight_id ? { insight: tile.insight_id } : { sql: String(sql.sql), ...chartOf(sql) }
              }
              {...own}
            />
          )}
        >
          {t('boards.openSql')}
        </Menu.Item>
      ) : search && kept?.question ? (
        <Menu.Item
          renderRoot={(own) => (
            <Link to="/p/$projectId/analyse" params={{ projectId: project_id }} search={search} {...own} />
          )}
        >
          {t('boards.openIn')}
        </Menu.Item>
      ) : null}
      {tile.kind === 'text' ? (
        <Menu.Item onClick={onEdit}>{t('boards.edit')}</Menu.Item>
      ) : tile.kind === 'metric' ? null : (
        <>
          <Menu.Label>{t('insightAnswer.view')}</Menu.Label>
          {shapesOf(kind).map((one) => (
            <Menu.Item
              key={one}
              disabled={!may}
              aria-current={one === shapeFor(kind, tile.view) || undefined}
              fw={one === shapeFor(kind, tile.view) ? 600 : undefined}
              onClick={() => onChange({ view: one })}
            >
              {shapeText(kind, one, t)}
            </Menu.Item>
          ))}
          <Menu.Divider />
        </>
      )}
      <Menu.Item disabled={!may} onClick={onTitle}>
        {t('boards.tileTitle')}
      </Menu.Item>
      <Menu.Item color="danger" disabled={!may} onClick={onRemove}>
        {t('boards.remove')}
      </Menu.Item>
    </>
  );
}
