import { type ErrorComponentProps, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Failed } from '../shared/await';
import { Empty } from '../ui/states';

/** A page that threw: why, and a way to try again. */
export function Broken({ error, reset }: ErrorComponentProps) {
  return (
    <main>
      <Failed error={error} retry={() => (reset(), window.location.reload())} />
    </main>
  );
}

/** An address that leads nowhere. */
export function NotFound() {
  return (
    <main>
      <NotFoundHere />
    </main>
  );
}

/** The same beside the navigation of a project. */
export function NotFoundHere() {
  const { t } = useTranslation();
  return (
    <Empty title={t('problem.notFound')} action={<Link to="/">{t('problem.goHome')}</Link>}>
      {t('problem.notFoundWhy')}
    </Empty>
  );
}
