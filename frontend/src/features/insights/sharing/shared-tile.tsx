import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { SharedBoard, TileAnswer } from '../../../api/types';
import { todayIn } from '../../../lib/dates';
import { Failed } from '../../../shared/await';
import { useProject } from '../../../shared/session';
import { Markdown } from '../../../ui/markdown';
import { Empty, Loading } from '../../../ui/states';
import css from '../boards/board.module.css';
import { TileAnswerView } from '../boards/tile-answer';
import { MetricTile } from '../metrics/metric-tile';
import { type Dates, sharedTileQuery } from './queries';

type Tile = SharedBoard['tiles'][number];
type Props = { tile: Tile; token: string; shared: SharedBoard; dates: Dates; height: number | undefined };

const HEAD = 40;
const nothing = () => undefined;

/** One tile of a shared dashboard: its title, and its words or its answer. */
export function SharedTile(props: Props) {
  const { tile, height } = props;
  const { t } = useTranslation();
  const title =
    tile.title || tile.metric?.name || t(tile.kind === 'text' ? 'boards.tileText' : 'boards.tileQuestion');
  return (
    <section className={css.tile} aria-label={title} data-tile={tile.id}>
      {tile.kind === 'text' && !tile.title ? null : (
        <header className={css.head}>
          <h2 className={css.title}>{title}</h2>
        </header>
      )}
      <div className={css.body} tabIndex={0} role="group" aria-label={title}>
        {tile.kind === 'text' ? (
          <Markdown text={tile.text ?? ''} />
        ) : (
          <Asked {...props} title={title} height={height && height - HEAD} />
        )}
      </div>
    </section>
  );
}

function Asked({ tile, token, shared, dates, title, height }: Props & { title: string }) {
  const { t } = useTranslation();
  const { timezone } = useProject();
  const client = useQueryClient();
  const answer = useQuery({ ...sharedTileQuery(token, tile.id, dates), enabled: tile.question !== null });
  if (!tile.question) return <Empty title={t('sharing.gone')} />;
  if (answer.isError) return <Failed error={answer.error} retry={() => void answer.refetch()} />;
  if (!answer.data) return <Loading rows={5} height={24} />;
  const data = answer.data as TileAnswer;
  return (
    <div aria-busy={answer.isFetching} data-answer={data.answer.kind}>
      {tile.metric ? (
        <MetricTile
          metric={tile.metric}
          data={data}
          between={
            shared.frozen
              ? undefined
              : (span) => client.fetchQuery(sharedTileQuery(token, tile.id, span)) as Promise<TileAnswer>
          }
          onPoint={nothing}
        />
      ) : (
        <TileAnswerView
          data={data}
          view={tile.view}
          title={title}
          height={height}
          today={todayIn(timezone, new Date())}
          lensed={Boolean(dates.date_from ?? dates.date_to ?? shared.date_from ?? shared.date_to)}
          filtered={false}
          onPoint={nothing}
        />
      )}
    </div>
  );
}
