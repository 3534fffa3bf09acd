import { RefreshCw, TriangleAlert } from 'lucide-react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask } from '../../api/ask';
import { base } from '../../api/http';
import type { Meta } from '../../api/types';
import { useFormat } from '../../i18n/setup';
import { useProject } from '../../shared/session';
import { ActionIcon, Tooltip } from '../../ui/kit';
import css from './answer.module.css';
import { CopyMenu } from './copy-menu';
import { definitionsOf } from './definition-keys';
import type { Draft } from './draft';
import { answerQuery } from './queries';
import type { Query } from './query';

/** Which definition counts, what must be known about it, how much was read and how long it took. */
export function AnswerFooter({ draft, query, meta }: { draft: Draft; query: Query; meta: Meta }) {
  const { t, i18n } = useTranslation();
  const { language } = i18n;
  const format = useFormat();
  const { project_id } = useProject();
  const client = useQueryClient();
  const again = async () => {
    const fresh = await ask(project_id, { ...query, refresh: true });
    client.setQueryData(answerQuery(project_id, query).queryKey, fresh);
  };
  const rows = t('common.row', { count: meta.rows_read });
  return (
    <>
      {meta.warnings.filter(isNotOnChart).map((warning) => (
        <div className={css.warning} key={warning.code + warning.message} role="status">
          <TriangleAlert size={16} aria-hidden />
          {warning.message}
        </div>
      ))}
      <div className={css.footer}>
        <span className={css.definition}>
          {definitionsOf(draft)
            .map((key) => t(`definitions.${key}`))
            .join(' ')}{' '}
          <a href={definitionPage(language, meta.definition)} target="_blank" rel="noreferrer">
            {t('insightAnswer.definitionShow')}
          </a>
        </span>
        <span>{t('insightAnswer.timezoneIs', { zone: meta.timezone })}</span>
        <span>{t('insightAnswer.footer', { rows, time: format.milliseconds(meta.elapsed_ms) })}</span>
        {meta.cached ? <span>{t('insightAnswer.cached')}</span> : null}
        <CopyMenu query={query} chart={{ query, sql: meta.sql }} />
        <Tooltip label={t('insightAnswer.refresh')}>
          <ActionIcon size={22} aria-label={t('insightAnswer.refresh')} onClick={() => void again()}>
            <RefreshCw size={13} />
          </ActionIcon>
        </Tooltip>
      </div>
    </>
  );
}

/** That numbers are estimates stands above the chart, with how much they may be off. */
function isNotOnChart({ code }: Meta['warnings'][number]) {
  return code !== 'sampled';
}

/** Returns the address of a section of the definitions, in the reader's language. */
function definitionPage(language: string, section: string): string {
  return `${base()}/api/docs/definitions${language === 'es' ? '.es' : ''}#${section}`;
}
