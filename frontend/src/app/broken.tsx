import { type ErrorComponentProps, Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failed } from '../shared/await';
import { Empty, ErrorState, Loading } from '../ui/states';
import { parts } from './parts';

/** A page that threw: why, and a way to try again. One that misses a part of itself is loaded again if that may help. */
export function Broken({ error, reset }: ErrorComponentProps) {
  const again = () => (reset(), window.location.reload());
  return (
    <main>{parts.isMissing(error) ? <Missing again={again} /> : <Failed error={error} retry={again} />}</main>
  );
}

function Missing({ again }: { again: () => void }) {
  const { t } = useTranslation();
  const [stays, setStays] = useState(false);
  useEffect(() => void parts.leave().then((left) => setStays(!left)), []);
  if (!stays) return <Loading rows={8} />;
  return <ErrorState title={t('problem.partMissing')} why={t('problem.partMissingWhy')} retry={again} />;
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
