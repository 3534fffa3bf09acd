import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportIn } from '../../api/types';
import { Failed } from '../../shared/await';
import { Modal } from '../../ui/kit';
import { Loading } from '../../ui/states';
import { useReportVerbs } from './queries';
import css from './reports.module.css';

/** A report as its readers would get it now. */
export function ReportPreview({ body, onClose }: { body: ReportIn; onClose: () => void }) {
  const { t } = useTranslation();
  const { preview } = useReportVerbs();
  const { mutate } = preview;
  useEffect(() => mutate(body), [body, mutate]);
  return (
    <Modal
      opened
      size="xl"
      onClose={onClose}
      title={t('reports.preview')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {preview.isError ? (
        <Failed error={preview.error} retry={() => mutate(body)} />
      ) : preview.data ? (
        <iframe
          className={css.preview}
          title={t('reports.previewOf', { name: preview.data.subject })}
          sandbox=""
          srcDoc={preview.data.html}
        />
      ) : (
        <Loading rows={8} height={28} />
      )}
    </Modal>
  );
}
