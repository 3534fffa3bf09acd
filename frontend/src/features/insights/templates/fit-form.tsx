import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TemplateFit } from '../../../api/types';
import { Gate } from '../../../shared/gate';
import { useProject } from '../../../shared/session';
import { Button, TextInput } from '../../../ui/kit';
import { Row, Section, Stack } from '../../../ui/layout';
import { toastDone } from '../../../ui/toast';
import { bestCast, type Cast, missingOf } from './model';
import { useFromTemplate } from './queries';
import { RoleTable } from './role-table';
import css from './templates.module.css';

/** Who plays which role, to be changed, and the dashboard that comes of it. */
export function FitForm({ fit }: { fit: TemplateFit }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { project_id } = useProject();
  const [cast, setCast] = useState<Cast>(() => bestCast(fit));
  const [name, setName] = useState(fit.name);
  const make = useFromTemplate();
  const kept = fit.tiles.filter((tile) => missingOf(tile.needs, cast).length === 0);
  const send = () =>
    make.mutate(
      { template: fit.key, name: name.trim(), roles: cast },
      {
        onSuccess: ({ dashboard, left_out }) => {
          if (left_out.length) toastDone(t('boardTemplates.leftOut', { count: left_out.length }));
          void navigate({
            to: '/p/$projectId/dashboards/$dashboardId',
            params: { projectId: project_id, dashboardId: dashboard.id },
          });
        },
      },
    );
  return (
    <>
      <Section title={t('boardTemplates.roles')} hint={t('boardTemplates.rolesHint')} flush>
        <RoleTable fit={fit} cast={cast} onChange={setCast} />
      </Section>
      <Section title={t('boardTemplates.tiles')}>
        <Stack gap={16}>
          <ul className={css.tiles}>
            {fit.tiles.map((tile) => (
              <TileLine key={tile.title} fit={fit} tile={tile} cast={cast} />
            ))}
          </ul>
          <TextInput
            label={t('boards.name')}
            maxLength={120}
            maw={420}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Row>
            <Gate need="write">
              <Button variant="filled" disabled={!kept.length} loading={make.isPending} onClick={send}>
                {t('boardTemplates.create', { count: kept.length })}
              </Button>
            </Gate>
          </Row>
        </Stack>
      </Section>
    </>
  );
}

type LineProps = { fit: TemplateFit; tile: TemplateFit['tiles'][number]; cast: Cast };

function TileLine({ fit, tile, cast }: LineProps) {
  const { t } = useTranslation();
  const missing = missingOf(tile.needs, cast);
  if (!missing.length) return <li>{tile.title}</li>;
  const names = missing.map((role) => fit.roles.find((one) => one.role === role)?.name ?? role);
  return (
    <li className={css.left}>{t('boardTemplates.without', { tile: tile.title, roles: names.join(', ') })}</li>
  );
}
