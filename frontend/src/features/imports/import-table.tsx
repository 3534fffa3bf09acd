import { useTranslation } from 'react-i18next';
import { base } from '../../api/http';
import type { ImportFile } from '../../api/types';
import { useFormat } from '../../i18n/setup';
import { Gate } from '../../shared/gate';
import { projectPath, useProject } from '../../shared/session';
import { DataTable } from '../../ui/data-table';
import { Button } from '../../ui/kit';
import { Muted, Row } from '../../ui/layout';
import { Tag, type Tone } from '../../ui/tag';
import { toastDone } from '../../ui/toast';
import css from './imports.module.css';
import { useImportVerbs } from './queries';

const TONES: Record<ImportFile['state'], Tone> = {
  receiving: 'warn',
  ready: 'info',
  queued: 'info',
  running: 'accent',
  done: 'ok',
  failed: 'danger',
  cancelled: 'plain',
};

type TableProps = { imports: ImportFile[]; onPreview: (one: ImportFile) => void };

/** Every import with its counts, and what can be done with it now. */
export function ImportTable({ imports, onPreview }: TableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { timezone } = useProject();
  return (
    <DataTable
      label={t('imports.past')}
      rows={imports}
      rowKey={(one) => one.id}
      columns={[
        {
          key: 'name',
          head: t('imports.name'),
          grow: true,
          cell: (one) => (
            <>
              <div>{one.name}</div>
              <Muted>
                {t(`imports.kinds.${one.kind}`)} · {one.created_by} ·{' '}
                {format.moment(one.created_at, timezone)}
              </Muted>
            </>
          ),
        },
        { key: 'state', head: t('imports.state'), cell: (one) => <State one={one} /> },
        {
          key: 'accepted',
          head: t('imports.accepted'),
          numeric: true,
          cell: (one) => format.number(one.accepted),
        },
        {
          key: 'duplicates',
          head: t('imports.duplicates'),
          numeric: true,
          cell: (one) => format.number(one.duplicates),
        },
        { key: 'rejected', head: t('imports.rejected'), numeric: true, cell: (one) => <Refused one={one} /> },
        { key: 'verbs', head: '', numeric: true, cell: (one) => <Verbs one={one} onPreview={onPreview} /> },
      ]}
    />
  );
}

function State({ one }: { one: ImportFile }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      <Tag tone={TONES[one.state]}>{t(`imports.states.${one.state}`)}</Tag>
      {one.state === 'running' ? (
        <div>
          <progress className={css.bar} max={one.size} value={one.read} aria-label={t('imports.progress')} />
          <Muted>
            {format.bytes(one.read)} / {format.bytes(one.size)}
          </Muted>
        </div>
      ) : null}
      {one.problem ? <div className={css.problem}>{one.problem}</div> : null}
    </>
  );
}

function Refused({ one }: { one: ImportFile }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { project_id } = useProject();
  if (one.rejected === 0) return format.number(0);
  return (
    <>
      {format.number(one.rejected)}
      <div>
        <a
          className={css.download}
          href={`${base()}${projectPath(project_id)}/imports/${one.id}/rejects`}
          download={`${one.name}.rejects.jsonl`}
        >
          {t('imports.download')}
        </a>
      </div>
    </>
  );
}

function Verbs({ one, onPreview }: { one: ImportFile; onPreview: (one: ImportFile) => void }) {
  const { t } = useTranslation();
  const { start, cancel, remove } = useImportVerbs();
  const busy = one.state === 'queued' || one.state === 'running';
  const startable = one.received === one.size && !busy && one.state !== 'done';
  return (
    <Row>
      {one.received === one.size ? (
        <Button variant="subtle" onClick={() => onPreview(one)}>
          {t('imports.preview')}
        </Button>
      ) : null}
      {startable ? (
        <Gate need="write">
          <Button loading={start.isPending} onClick={() => start.mutate(one.id)}>
            {t(one.state === 'ready' ? 'imports.start' : 'imports.again')}
          </Button>
        </Gate>
      ) : null}
      {busy ? (
        <Gate need="write">
          <Button loading={cancel.isPending} onClick={() => cancel.mutate(one.id)}>
            {t('imports.cancel')}
          </Button>
        </Gate>
      ) : (
        <Gate need="write">
          <Button
            color="danger"
            variant="subtle"
            onClick={() => remove.mutate(one.id, { onSuccess: () => toastDone(t('imports.removed')) })}
          >
            {t('imports.remove')}
          </Button>
        </Gate>
      )}
    </Row>
  );
}
