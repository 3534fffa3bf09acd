import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ImportFile, ImportPreviewRow } from '../../api/types';
import { Await } from '../../shared/await';
import { Gate } from '../../shared/gate';
import { reasonText } from '../../shared/reasons';
import { useProject } from '../../shared/session';
import { DataTable } from '../../ui/data-table';
import { Button, Modal } from '../../ui/kit';
import { Muted, Stack } from '../../ui/layout';
import { Tag } from '../../ui/tag';
import css from './imports.module.css';
import { previewQuery, useImportVerbs } from './queries';

type PreviewProps = { shown: ImportFile | null; onClose: () => void };

/** Ten rows as they are beside what would become of them, and the way to send them all. */
export function Preview({ shown, onClose }: PreviewProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={shown !== null}
      onClose={onClose}
      size="90%"
      title={shown ? t('imports.previewTitle', { name: shown.name }) : ''}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {shown ? <Rows of={shown} onClose={onClose} /> : null}
    </Modal>
  );
}

function Rows({ of, onClose }: { of: ImportFile; onClose: () => void }) {
  const { t } = useTranslation();
  const preview = useQuery(previewQuery(useProject().project_id, of.id));
  const { start } = useImportVerbs();
  return (
    <Stack>
      <Await query={preview} rows={8}>
        {({ items }) => (
          <DataTable
            label={t('imports.preview')}
            rows={items}
            rowKey={(row) => `${row.file}-${row.number}`}
            columns={[
              {
                key: 'original',
                head: t('imports.original'),
                cell: (row) => (
                  <>
                    <Muted>{t('imports.row', { number: row.number })}</Muted>
                    <pre className={css.json}>{asText(row.original)}</pre>
                  </>
                ),
              },
              { key: 'becomes', head: t('imports.becomes'), cell: (row) => <Becomes row={row} /> },
            ]}
          />
        )}
      </Await>
      {of.state === 'ready' ? (
        <div>
          <Gate need="write">
            <Button
              variant="filled"
              loading={start.isPending}
              disabled={!preview.isSuccess}
              onClick={() => start.mutate(of.id, { onSuccess: onClose })}
            >
              {t('imports.start')}
            </Button>
          </Gate>
        </div>
      ) : null}
    </Stack>
  );
}

function Becomes({ row }: { row: ImportPreviewRow }) {
  const { t } = useTranslation();
  return (
    <>
      {row.problems.map((problem) => (
        <div key={problem.reason + problem.detail}>
          <Tag tone="danger">{reasonText(problem.reason, t)}</Tag> <Muted>{problem.detail}</Muted>
        </div>
      ))}
      {row.calls.map((call, index) => (
        <pre key={index} className={css.json}>
          {asText(call)}
        </pre>
      ))}
      {row.calls.length + row.problems.length === 0 ? <Muted>{t('imports.leftOut')}</Muted> : null}
    </>
  );
}

const asText = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value, null, 1));
