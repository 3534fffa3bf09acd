import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Skeleton } from './kit';
import css from './states.module.css';

/** The shape of what is coming, shown only after 200 ms so that quick answers do not flicker. */
export function Loading({ rows = 4, height = 20 }: { rows?: number; height?: number }) {
  const { t } = useTranslation();
  return (
    <div className={css.loading} role="status" aria-label={t('common.loading')}>
      {Array.from({ length: rows }, (_, index) => (
        <Skeleton key={index} height={height} radius={4} width={`${100 - ((index * 17) % 40)}%`} />
      ))}
    </div>
  );
}

type EmptyProps = { title: string; children?: ReactNode; action?: ReactNode };

/** Nothing here yet, why, and the next thing to do. */
export function Empty({ title, children, action }: EmptyProps) {
  return (
    <div className={css.empty}>
      <p className={css.title}>{title}</p>
      {children ? <div className={css.why}>{children}</div> : null}
      {action ? <div className={css.action}>{action}</div> : null}
    </div>
  );
}

type ErrorProps = { title: string; why: string; code?: string; retry?: () => void };

/** What failed, why, and the way to try again. */
export function ErrorState({ title, why, code, retry }: ErrorProps) {
  const { t } = useTranslation();
  return (
    <div className={css.error} role="alert">
      <CircleAlert size={18} aria-hidden className={css.icon} />
      <div>
        <p className={css.title}>{title}</p>
        <p className={css.why}>{why}</p>
        {code ? <code className={css.code}>{code}</code> : null}
        {retry ? (
          <div className={css.action}>
            <Button onClick={retry}>{t('common.retry')}</Button>
          </div>
        ) : null}
      </div>
    </div>
  );
}
