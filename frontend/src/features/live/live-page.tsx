import { getRouteApi } from '@tanstack/react-router';
import { Pause, Play, SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/setup';
import { DataTabs } from '../../shared/data-tabs';
import { useProject } from '../../shared/session';
import { Button, SegmentedControl, Select, TextInput } from '../../ui/kit';
import { Muted, Page, Row, Section } from '../../ui/layout';
import { Empty } from '../../ui/states';
import { Tag } from '../../ui/tag';
import { ArrivalPanel } from './arrival-panel';
import { ArrivalTable } from './arrival-table';
import { FindMessage } from './find-message';
import { JourneyPanel } from './journey-panel';
import { Narrowing } from './narrowing';
import { type Arrival, countFolded, type Filter, passes, rate } from './stream';
import { useStream } from './use-stream';

const route = getRouteApi('/signed-in/p/$projectId/data/live');
const TYPES = ['track', 'identify', 'page', 'screen', 'group', 'alias'];
const TONES = { connecting: 'plain', connected: 'ok', lost: 'warn' } as const;

/** What arrives, as it arrives, with the reason of everything that was refused. */
export function LivePage() {
  const { t } = useTranslation();
  const format = useFormat();
  const project = useProject();
  const [paused, setPaused] = useState(false);
  const [opened, setOpened] = useState<Arrival | null>(null);
  const [filter, setFilter] = useState<Filter>({ what: 'all', type: '', text: '' });
  const { message, ...only } = route.useSearch();
  const [more, setMore] = useState(Object.values(only).some(Boolean));
  const folded = more ? 0 : countFolded(filter, only);
  const navigate = route.useNavigate();
  const find = (next: string | undefined) =>
    void navigate({ search: (now) => ({ ...now, message: next }), resetScroll: false });
  const { stream, connection } = useStream(project.project_id, paused, only);
  const shown = stream.arrivals.filter((arrival) => passes(arrival, filter));
  const speed = rate(stream.times, stream.times.at(-1) ?? 0);
  return (
    <>
      <DataTabs />
      <Page
        wide
        title={t('live.title')}
        lead={t('live.lead')}
        actions={
          <>
            <Tag tone={TONES[connection]}>{t(`live.${connection}`)}</Tag>
            <Muted>{t('live.perSecond', { value: format.number(Math.round(speed * 10) / 10) })}</Muted>
            <Button
              leftSection={paused ? <Play size={14} /> : <Pause size={14} />}
              onClick={() => setPaused(!paused)}
            >
              {paused ? t('live.resume') : t('live.pause')}
            </Button>
          </>
        }
      >
        <Row>
          <SegmentedControl
            value={filter.what}
            aria-label={t('live.what')}
            onChange={(what) => setFilter({ ...filter, what: what as Filter['what'] })}
            data={(['all', 'accepted', 'rejected'] as const).map((value) => ({
              value,
              label: t(`live.${value}`),
            }))}
          />
          <TextInput
            w={{ base: '100%', xs: 220 }}
            type="search"
            aria-label={t('live.find')}
            placeholder={t('live.find')}
            value={filter.text}
            onChange={(event) => setFilter({ ...filter, text: event.currentTarget.value })}
          />
          <Button
            variant={folded ? 'light' : 'subtle'}
            leftSection={<SlidersHorizontal size={14} aria-hidden />}
            aria-expanded={more}
            onClick={() => setMore(!more)}
          >
            {folded
              ? t('live.moreFiltersOn', { count: folded })
              : t(more ? 'common.less' : 'live.moreFilters')}
          </Button>
          {paused ? <Tag tone="warn">{t('live.paused', { count: stream.waiting.length })}</Tag> : null}
          {stream.skipped ? <Muted>{t('live.skipped', { count: stream.skipped })}</Muted> : null}
        </Row>
        {more ? (
          <Row>
            <Select
              w={{ base: '100%', xs: 150 }}
              aria-label={t('live.type')}
              value={filter.type}
              data={[
                { value: '', label: t('live.anyType') },
                ...TYPES.map((type) => ({ value: type, label: type })),
              ]}
              onChange={(type) => setFilter({ ...filter, type: type ?? '' })}
            />
            <Narrowing />
            <FindMessage onFind={find} />
          </Row>
        ) : null}
        <Section flush>
          {shown.length ? (
            <ArrivalTable arrivals={shown} onOpen={setOpened} />
          ) : stream.arrivals.length ? (
            <Empty title={t('live.noMatch')} />
          ) : (
            <Empty title={t('live.waiting')}>{t('live.waitingWhy')}</Empty>
          )}
        </Section>
        <ArrivalPanel
          arrival={opened}
          onClose={() => setOpened(null)}
          onFind={(id) => {
            setOpened(null);
            find(id);
          }}
        />
        <JourneyPanel message={message} onClose={() => find(undefined)} />
      </Page>
    </>
  );
}
