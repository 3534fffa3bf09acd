import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { X } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../api/http';
import type { Annotation, ProjectRef, SharedBoard } from '../../../api/types';
import { todayIn } from '../../../lib/dates';
import { Await } from '../../../shared/await';
import { Card } from '../../../shared/card';
import { GivenProject } from '../../../shared/session';
import { ActionIcon } from '../../../ui/kit';
import { NothingOpens } from '../../../ui/link-button';
import { Page, Row } from '../../../ui/layout';
import { TileGrid } from '../../../ui/tile-grid';
import { AnnotationContext } from '../annotations/scope';
import board from '../boards/board.module.css';
import { COLUMNS } from '../boards/doc';
import { RefreshBar } from '../boards/refresh-bar';
import { RangeWord } from '../range-word';
import { keptRange, rangeOf } from '../saved';
import { type Dates, sharedQuery } from './queries';
import { SharedTile } from './shared-tile';
import css from './shared.module.css';

const route = getRouteApi('/shared/$token');

/** A dashboard as its link shows it: read only, without an account, in a frame or a tab of its own. */
export function SharedPage() {
  const { t } = useTranslation();
  const { token } = route.useParams();
  const shared = useQuery(sharedQuery(token));
  if (shared.error instanceof Problem && shared.error.code === 'shared_link_ended')
    return <Card title={t('sharing.endedTitle')} lead={shared.error.detail} />;
  return (
    <main className={css.page}>
      <Await query={shared} rows={8}>
        {(data) => <Shown shared={data} token={token} />}
      </Await>
    </main>
  );
}

function Shown({ shared, token }: { shared: SharedBoard; token: string }) {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { name, timezone } = shared;
  const happened = useMemo(() => ({ given: givenOf(shared) }), [shared]);
  const project = useMemo((): ProjectRef => ({ ...NOBODYS, name, timezone }), [name, timezone]);
  useEffect(() => {
    document.title = name;
  }, [name]);
  const dates: Dates = shared.frozen ? {} : { date_from: search.date_from, date_to: search.date_to };
  return (
    <GivenProject.Provider value={project}>
      <NothingOpens.Provider value>
        <AnnotationContext.Provider value={happened}>
          <Page wide title={name} lead={shared.description || undefined}>
            <div className={board.bar}>
              {shared.frozen ? null : (
                <SharedDates
                  shared={shared}
                  dates={dates}
                  onPick={(next) => void navigate({ search: { ...search, ...next }, replace: true })}
                />
              )}
              <span className={board.grow} />
              <RefreshBar
                queryKey={['shared-tile', token]}
                every={search.refresh}
                onEvery={(refresh) => void navigate({ search: { ...search, refresh }, replace: true })}
              />
            </div>
            <TileGrid
              items={shared.tiles}
              columns={COLUMNS}
              editable={false}
              words={{ handle: () => '', hint: t('boards.moveHint'), moved: () => '' }}
              onChange={() => undefined}
            >
              {(tile, _, height) => (
                <SharedTile tile={tile} token={token} shared={shared} dates={dates} height={height} />
              )}
            </TileGrid>
          </Page>
        </AnnotationContext.Provider>
      </NothingOpens.Provider>
    </GivenProject.Provider>
  );
}

type DatesProps = { shared: SharedBoard; dates: Dates; onPick: (dates: Dates) => void };

function SharedDates({ shared, dates, onPick }: DatesProps) {
  const { t } = useTranslation();
  const today = todayIn(shared.timezone, new Date());
  const chosen = Boolean(dates.date_from ?? dates.date_to);
  const { date_from, date_to } = chosen ? dates : shared;
  const dated = Boolean(date_from ?? date_to);
  const back = t(shared.date_from || shared.date_to ? 'sharing.boardDates' : 'boards.ownDates');
  return (
    <Row gap={4}>
      <RangeWord
        value={dated ? rangeOf(date_from ?? undefined, date_to ?? undefined, today) : undefined}
        unset={t('boards.ownDates')}
        today={today}
        onPick={(range) => onPick({ date_to: undefined, ...keptRange(range, today) })}
      />
      {chosen ? (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={back}
          title={back}
          onClick={() => onPick({ date_from: undefined, date_to: undefined })}
        >
          <X size={14} aria-hidden />
        </ActionIcon>
      ) : null}
    </Row>
  );
}

/** What happened, as charts take it: who wrote it down is not said, and a link shows one dashboard only. */
function givenOf({ annotations }: SharedBoard): Annotation[] {
  return annotations.map((one) => ({
    ...one,
    dashboard_id: null,
    ref: null,
    author: '',
    changed_at: one.at,
  }));
}

/** The project of a reader who has none. */
const NOBODYS: Omit<ProjectRef, 'name' | 'timezone'> = {
  project_id: '',
  created_at: '',
  role: 'viewer',
  sample: false,
};
