import { useTranslation } from 'react-i18next';
import type { SourceLibrary } from '../../api/types';
import { useFormat } from '../../i18n/setup';
import { DataTable } from '../../ui/data-table';
import { Muted, Row, Stack } from '../../ui/layout';
import { Sparkline } from '../../ui/sparkline';

const MOST = 5;

/** The libraries of a source with their versions. */
export function LibraryList({ libraries }: { libraries: SourceLibrary[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Stack>
      <strong>{t('sources.libraries')}</strong>
      {libraries.length ? (
        <DataTable
          label={t('sources.libraries')}
          rows={libraries}
          rowKey={(library) => library.name}
          columns={[
            {
              key: 'name',
              head: t('sources.library'),
              grow: true,
              cell: (library) => <Named library={library} />,
            },
            {
              key: 'events',
              head: t('sources.events'),
              numeric: true,
              cell: (library) => (
                <Row between>
                  <Sparkline values={library.hours} width={60} />
                  <span>{format.number(library.events)}</span>
                </Row>
              ),
            },
            {
              key: 'errors',
              head: t('sources.errorShare'),
              numeric: true,
              cell: (library) => format.percent(library.error_share),
            },
          ]}
        />
      ) : (
        <Muted>{t('sources.noLibraries')}</Muted>
      )}
    </Stack>
  );
}

function Named({ library }: { library: SourceLibrary }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      <div>{library.name || t('sources.noLibrary')}</div>
      {library.versions.slice(0, MOST).map((one) => (
        <div key={one.version}>
          <Muted>
            {one.version || t('sources.versionUnnamed')} · {format.percent(one.share)}
          </Muted>
        </div>
      ))}
      {library.versions.length > MOST ? (
        <Muted>{t('sources.moreVersions', { count: library.versions.length - MOST })}</Muted>
      ) : null}
    </>
  );
}
