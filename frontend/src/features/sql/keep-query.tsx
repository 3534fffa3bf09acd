import { Save } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../shared/session';
import { Button } from '../../ui/kit';
import type { Keep } from './keep';

/** Keeps the query that was run under a name, for those who may. */
export function KeepQuery({ sql, keep }: { sql: string; keep: Keep }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  if (!useMay().write) return null;
  return (
    <>
      <Button leftSection={<Save size={14} />} onClick={() => setAsking(true)}>
        {t('common.save')}
      </Button>
      {asking ? keep(sql, () => setAsking(false)) : null}
    </>
  );
}
