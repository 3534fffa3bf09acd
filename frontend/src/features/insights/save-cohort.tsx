import { Link } from '@tanstack/react-router';
import { UsersRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../../api/http';
import { Gate } from '../../shared/gate';
import { useProject } from '../../shared/session';
import { useSend } from '../../shared/use-send';
import { Button, TextInput } from '../../ui/kit';
import { Row, Stack } from '../../ui/layout';
import type { Point } from './draft';
import { originOf, type Query } from './query';

type Props = { query: Query; point: Point; suggested: string };

/** Keeps the people behind a number as a cohort, under a name that may be changed first. */
export function SaveCohort({ query, point, suggested }: Props) {
  const { t } = useTranslation();
  const { project_id } = useProject();
  const [name, setName] = useState<string>();
  const save = useSend(
    (body: { name: string }) =>
      answered(
        api.POST('/api/v1/projects/{project_id}/query/segment', {
          params: { path: { project_id } },
          body: { description: '', ...body, ...originOf(query, point) },
        }),
      ),
    [['cohorts', project_id]],
  );
  if (save.data)
    return (
      <Row>
        <span role="status">{t('cohorts.saved', { name: save.data.name, count: save.data.people })}</span>
        <Link to="/p/$projectId/cohorts" params={{ projectId: project_id }}>
          {t('cohorts.open')}
        </Link>
      </Row>
    );
  if (name === undefined)
    return (
      <Row>
        <Gate need="write">
          <Button leftSection={<UsersRound size={14} />} onClick={() => setName(suggested.slice(0, 200))}>
            {t('cohorts.save')}
          </Button>
        </Gate>
      </Row>
    );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim()) save.mutate({ name: name.trim() });
      }}
    >
      <Stack>
        <TextInput
          label={t('cohorts.name')}
          description={t('cohorts.saveHint')}
          data-autofocus
          autoFocus
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Row>
          <Button type="submit" variant="filled" loading={save.isPending} disabled={!name.trim()}>
            {t('cohorts.save')}
          </Button>
          <Button onClick={() => setName(undefined)}>{t('common.cancel')}</Button>
        </Row>
      </Stack>
    </form>
  );
}
