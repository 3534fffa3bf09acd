import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/http';
import { ErrorState, Loading } from '../ui/states';

type AwaitProps<Data> = { query: UseQueryResult<Data>; rows?: number; children: (data: Data) => ReactNode };

/** Shows loading, the error with a retry, or the data; the empty state is the caller's. */
export function Await<Data>({ query, rows, children }: AwaitProps<Data>) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.isError) return <Failed error={query.error} retry={() => void query.refetch()} />;
  return <Loading rows={rows} />;
}

/** Shows why a request failed: the server's own words when it sent some. */
export function Failed({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useTranslation();
  const known = error instanceof Problem;
  const more = known ? error.fields.filter((field) => !error.detail.includes(field.message)) : [];
  const fields = more.map((field) => `${field.path}: ${field.message}`).join(' · ');
  return (
    <ErrorState
      title={known ? error.title : t('problem.couldNotLoad')}
      why={[known ? error.detail : String(error), fields].filter(Boolean).join(' ')}
      code={known ? error.code : undefined}
      retry={retry}
    />
  );
}
