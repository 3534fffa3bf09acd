import { useQuery } from '@tanstack/react-query';
import { Upload } from 'lucide-react';
import { type ChangeEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { base, Problem } from '../../api/http';
import type { PlanFile } from '../../api/types';
import { useFormat } from '../../i18n/setup';
import { Await } from '../../shared/await';
import { Gate } from '../../shared/gate';
import { projectPath, useProject } from '../../shared/session';
import { DataTable } from '../../ui/data-table';
import { Button, SegmentedControl } from '../../ui/kit';
import { Row, Section, Stack } from '../../ui/layout';
import { ErrorState } from '../../ui/states';
import { toastDone } from '../../ui/toast';
import css from './plan.module.css';
import { filesQuery, usePlanChanges, type Which } from './queries';

/** Everything that can be made of the plan, and the way in for YAML. */
export function Files({ published }: { published: boolean }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<Which>('published');
  const of = published ? chosen : 'draft';
  const files = useQuery(filesQuery(useProject().project_id, of));
  return (
    <Stack gap={16}>
      <Import />
      <Section
        flush
        title={t('plan.files')}
        actions={
          published ? (
            <SegmentedControl
              aria-label={t('plan.which')}
              value={of}
              onChange={(value) => setChosen(value as Which)}
              data={[
                { value: 'published', label: t('plan.whichPublished') },
                { value: 'draft', label: t('plan.whichDraft') },
              ]}
            />
          ) : null
        }
      >
        <Await query={files} rows={6}>
          {({ items }) => <FileTable files={items} of={of} />}
        </Await>
      </Section>
    </Stack>
  );
}

function FileTable({ files, of }: { files: PlanFile[]; of: Which }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { project_id } = useProject();
  const address = (kind: string) =>
    `${base()}${projectPath(project_id)}/tracking-plan/files/${kind}?of=${of}`;
  return (
    <DataTable
      label={t('plan.files')}
      rows={files}
      rowKey={(file) => file.kind}
      columns={[
        { key: 'name', head: t('plan.file'), cell: (file) => <code>{file.name}</code> },
        {
          key: 'use',
          head: t('plan.useFor'),
          grow: true,
          cell: (file) => (
            <>
              {t(`plan.kind.${file.kind}`)}
              {file.warnings.map((warning) => (
                <span key={warning} className={css.warning}>
                  {warning}
                </span>
              ))}
            </>
          ),
        },
        { key: 'size', head: t('plan.size'), numeric: true, cell: (file) => format.bytes(file.bytes) },
        {
          key: 'download',
          head: '',
          numeric: true,
          cell: (file) => (
            <a
              className={css.download}
              href={address(file.kind)}
              download={file.name}
              aria-label={t('plan.downloadFile', { name: file.name })}
            >
              {t('plan.download')}
            </a>
          ),
        },
      ]}
    />
  );
}

function Import() {
  const { t } = useTranslation();
  const picker = useRef<HTMLInputElement>(null);
  const { read } = usePlanChanges();
  const take = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.currentTarget.files?.[0];
    event.currentTarget.value = '';
    if (file) read.mutate(await file.text(), { onSuccess: () => toastDone(t('plan.imported')) });
  };
  return (
    <Section title={t('plan.import')} hint={t('plan.importHint')}>
      <Stack>
        <Row>
          <input
            ref={picker}
            type="file"
            accept=".yaml,.yml"
            hidden
            aria-label={t('plan.import')}
            onChange={(event) => void take(event)}
          />
          <Gate need="write">
            <Button
              leftSection={<Upload size={14} />}
              loading={read.isPending}
              onClick={() => picker.current?.click()}
            >
              {t('plan.import')}
            </Button>
          </Gate>
        </Row>
        {read.error instanceof Problem ? (
          <ErrorState title={t('plan.importFailed')} why={read.error.detail} code={read.error.code} />
        ) : null}
      </Stack>
    </Section>
  );
}
