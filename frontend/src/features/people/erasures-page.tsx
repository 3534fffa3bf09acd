import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CertificateCheck, Erasure } from '../../api/types';
import { useFormat } from '../../i18n/setup';
import { Await } from '../../shared/await';
import { useProject } from '../../shared/session';
import { useSend } from '../../shared/use-send';
import { DataTable } from '../../ui/data-table';
import { Button } from '../../ui/kit';
import { Page, Row, Section, Stack } from '../../ui/layout';
import { Empty } from '../../ui/states';
import { Tag } from '../../ui/tag';
import { PeopleTabs } from './people-tabs';
import { certificateUrl, checkCertificate, erasuresQuery } from './queries';

/** Who was erased, how far it is, and the certificates: to download and to check. */
export function ErasuresPage() {
  const { t } = useTranslation();
  const { project_id } = useProject();
  const erasures = useQuery(erasuresQuery(project_id));
  return (
    <>
      <PeopleTabs />
      <Page wide title={t('erasures.title')} lead={t('erasures.lead')}>
        <Section flush>
          <Await query={erasures}>
            {({ items }) =>
              items.length ? (
                <ErasureTable rows={items} />
              ) : (
                <Empty
                  title={t('erasures.empty')}
                  action={
                    <Link to="/p/$projectId/people" params={{ projectId: project_id }}>
                      {t('erasures.toPeople')}
                    </Link>
                  }
                >
                  {t('erasures.emptyWhy')}
                </Empty>
              )
            }
          </Await>
        </Section>
        <CheckCertificate />
      </Page>
    </>
  );
}

function ErasureTable({ rows }: { rows: Erasure[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { project_id, timezone } = useProject();
  return (
    <DataTable
      label={t('erasures.title')}
      rows={rows}
      rowKey={(erasure) => erasure.erasure_id}
      columns={[
        {
          key: 'at',
          head: t('erasures.requested'),
          cell: (erasure) => format.moment(erasure.requested_at, timezone),
        },
        {
          key: 'state',
          head: t('erasures.state'),
          cell: (erasure) => (
            <Tag tone={erasure.state === 'done' ? 'ok' : 'plain'}>{t(`erasures.is.${erasure.state}`)}</Tag>
          ),
        },
        {
          key: 'done',
          head: t('erasures.finished'),
          cell: (erasure) => (erasure.finished_at ? format.moment(erasure.finished_at, timezone) : '–'),
        },
        {
          key: 'ids',
          head: t('erasures.ids'),
          grow: true,
          cell: (erasure) => <code>{erasure.ids.join(' ')}</code>,
        },
        {
          key: 'certificate',
          head: t('erasures.certificate'),
          cell: (erasure) =>
            erasure.state === 'done' ? (
              <a
                href={certificateUrl(project_id, erasure.erasure_id)}
                download={`cauce-erasure-${erasure.erasure_id}.json`}
              >
                {t('erasures.download')}
              </a>
            ) : (
              '–'
            ),
        },
      ]}
    />
  );
}

function CheckCertificate() {
  const { t } = useTranslation();
  const { project_id } = useProject();
  const input = useRef<HTMLInputElement>(null);
  const [found, setFound] = useState<CertificateCheck | null>(null);
  const check = useSend(async (file: File) => {
    setFound(null);
    setFound(await checkCertificate(project_id, await documentIn(file)));
  });
  return (
    <Section title={t('erasures.checkTitle')} hint={t('erasures.checkHint')}>
      <Stack>
        <Row>
          <input
            ref={input}
            hidden
            type="file"
            accept="application/json,.json"
            aria-label={t('erasures.checkFile')}
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              if (file) check.mutate(file);
              event.currentTarget.value = '';
            }}
          />
          <Button loading={check.isPending} onClick={() => input.current?.click()}>
            {t('erasures.checkFile')}
          </Button>
        </Row>
        <div role="status">{found ? <Verdict found={found} /> : null}</div>
      </Stack>
    </Section>
  );
}

function Verdict({ found }: { found: CertificateCheck }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { timezone } = useProject();
  if (!found.genuine) return <Tag tone="danger">{t('erasures.notGenuine')}</Tag>;
  return (
    <Row>
      <Tag tone="ok">{t('erasures.genuine')}</Tag>
      <span>
        {t('erasures.genuineOf', {
          id: found.erasure_id,
          at: found.finished_at ? format.moment(found.finished_at, timezone) : '–',
        })}
      </span>
    </Row>
  );
}

/** Returns the object in a file; one that is none is a certificate that nobody signed. */
async function documentIn(file: File): Promise<Record<string, unknown>> {
  const text = await file.text();
  try {
    const found: unknown = JSON.parse(text);
    return found && typeof found === 'object' && !Array.isArray(found)
      ? (found as Record<string, unknown>)
      : {};
  } catch {
    return {};
  }
}
