import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SavedCohort } from '../../api/types';
import { useFormat } from '../../i18n/setup';
import { Await } from '../../shared/await';
import { cohortsQuery, useCohortVerbs } from '../../shared/cohorts';
import { Gate } from '../../shared/gate';
import { useProject } from '../../shared/session';
import { type Column, DataTable } from '../../ui/data-table';
import { Button, Modal, Textarea, TextInput } from '../../ui/kit';
import { Muted, Page, Row, Section, Stack } from '../../ui/layout';
import { Empty } from '../../ui/states';
import { PeopleTabs } from './people-tabs';

/** The saved cohorts: how many people each has, who saved it and from which number. */
export function CohortsPage() {
  const { t } = useTranslation();
  const { project_id } = useProject();
  const cohorts = useQuery(cohortsQuery(project_id));
  return (
    <>
      <PeopleTabs />
      <Page wide title={t('cohorts.title')} lead={t('cohorts.lead')}>
        <Section flush>
          <Await query={cohorts}>
            {({ items }) =>
              items.length ? (
                <CohortTable rows={items} />
              ) : (
                <Empty
                  title={t('cohorts.none')}
                  action={
                    <Link to="/p/$projectId/analyse" params={{ projectId: project_id }}>
                      {t('boards.askFirst')}
                    </Link>
                  }
                >
                  {t('cohorts.noneWhy')}
                </Empty>
              )
            }
          </Await>
        </Section>
      </Page>
    </>
  );
}

type Doing = { what: 'rename' | 'remove'; cohort: SavedCohort };

function CohortTable({ rows }: { rows: SavedCohort[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { project_id, timezone } = useProject();
  const [doing, setDoing] = useState<Doing>();
  const columns: Column<SavedCohort>[] = [
    {
      key: 'name',
      head: t('cohorts.name'),
      grow: true,
      cell: (cohort) => (
        <>
          <div>{cohort.name}</div>
          {cohort.description ? <Muted>{cohort.description}</Muted> : null}
        </>
      ),
    },
    {
      key: 'people',
      head: t('insightAnswer.size'),
      numeric: true,
      cell: (cohort) => (
        <Link
          to="/p/$projectId/people"
          params={{ projectId: project_id }}
          search={{ filter: { segment: cohort.id } }}
        >
          {format.number(cohort.people)}
        </Link>
      ),
    },
    {
      key: 'from',
      head: t('cohorts.from'),
      folded: true,
      cell: (cohort) =>
        cohort.origin ? (
          <Link
            to="/p/$projectId/analyse"
            params={{ projectId: project_id }}
            search={{ ask: (cohort.origin as { of: Record<string, unknown> }).of }}
          >
            {t('cohorts.question')}
          </Link>
        ) : (
          t('cohorts.list')
        ),
    },
    { key: 'author', head: t('cohorts.author'), folded: true, cell: (cohort) => cohort.author },
    {
      key: 'at',
      head: t('cohorts.at'),
      numeric: true,
      cell: (cohort) => format.moment(cohort.created_at, timezone),
    },
    {
      key: 'do',
      head: '',
      cell: (cohort) => (
        <Row>
          <Gate need="write">
            <Button onClick={() => setDoing({ what: 'rename', cohort })}>{t('cohorts.rename')}</Button>
          </Gate>
          <Gate need="write">
            <Button onClick={() => setDoing({ what: 'remove', cohort })}>{t('common.remove')}</Button>
          </Gate>
        </Row>
      ),
    },
  ];
  const close = () => setDoing(undefined);
  return (
    <>
      <DataTable label={t('cohorts.title')} rows={rows} rowKey={(cohort) => cohort.id} columns={columns} />
      {doing?.what === 'rename' ? <Rename cohort={doing.cohort} onClose={close} /> : null}
      {doing?.what === 'remove' ? <Remove cohort={doing.cohort} onClose={close} /> : null}
    </>
  );
}

type DialogProps = { cohort: SavedCohort; onClose: () => void };

function Rename({ cohort, onClose }: DialogProps) {
  const { t } = useTranslation();
  const { rename } = useCohortVerbs();
  const [name, setName] = useState(cohort.name);
  const [description, setDescription] = useState(cohort.description);
  return (
    <Modal opened onClose={onClose} title={t('cohorts.rename')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          rename.mutate({ id: cohort.id, name: name.trim(), description }, { onSuccess: onClose });
        }}
      >
        <Stack>
          <TextInput
            label={t('cohorts.name')}
            maxLength={200}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Textarea
            label={t('cohorts.description')}
            maxLength={2000}
            value={description}
            onChange={(event) => setDescription(event.currentTarget.value)}
          />
          <Row>
            <Button type="submit" variant="filled" loading={rename.isPending} disabled={!name.trim()}>
              {t('common.save')}
            </Button>
            <Button onClick={onClose}>{t('common.cancel')}</Button>
          </Row>
        </Stack>
      </form>
    </Modal>
  );
}

function Remove({ cohort, onClose }: DialogProps) {
  const { t } = useTranslation();
  const { remove } = useCohortVerbs();
  return (
    <Modal opened onClose={onClose} title={t('cohorts.removeTitle', { name: cohort.name })}>
      <Stack>
        <p>{t('cohorts.removeWhy')}</p>
        <Row>
          <Button
            variant="filled"
            loading={remove.isPending}
            onClick={() => remove.mutate(cohort.id, { onSuccess: onClose })}
          >
            {t('common.remove')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </Row>
      </Stack>
    </Modal>
  );
}
