import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportFile } from '../../api/types';
import { Await } from '../../shared/await';
import { DataTabs } from '../../shared/data-tabs';
import { useProject } from '../../shared/session';
import { Page, Section } from '../../ui/layout';
import { Empty } from '../../ui/states';
import { ImportTable } from './import-table';
import { NewImport } from './new-import';
import { Preview } from './preview';
import { importsQuery } from './queries';

/** Files of history: handed in, looked at, sent, and what became of them. */
export function ImportsPage() {
  const { t } = useTranslation();
  const imports = useQuery(importsQuery(useProject().project_id));
  const [shown, setShown] = useState<ImportFile | null>(null);
  return (
    <>
      <DataTabs />
      <Page wide title={t('imports.title')} lead={t('imports.lead')}>
        <Await query={imports} rows={6}>
          {(data) => (
            <>
              <NewImport maxBytes={data.max_bytes} pieceBytes={data.piece_bytes} onMade={setShown} />
              <Section flush title={t('imports.past')}>
                {data.items.length ? (
                  <ImportTable imports={data.items} onPreview={setShown} />
                ) : (
                  <Empty title={t('imports.none')}>{t('imports.noneWhy')}</Empty>
                )}
              </Section>
            </>
          )}
        </Await>
        <Preview shown={shown} onClose={() => setShown(null)} />
      </Page>
    </>
  );
}
