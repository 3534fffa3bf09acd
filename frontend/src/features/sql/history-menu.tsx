import { History as Clock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, Menu } from '../../ui/kit';
import css from './sql.module.css';

/** What was asked before in this browser. */
export function History({ past, onPick }: { past: string[]; onPick: (sql: string) => void }) {
  const { t } = useTranslation();
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button leftSection={<Clock size={14} />} disabled={!past.length}>
          {t('sql.history')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={css.past}>
        {past.map((sql) => (
          <Menu.Item key={sql} onClick={() => onPick(sql)}>
            <code className={css.line}>{sql.replace(/\s+/g, ' ').slice(0, 120)}</code>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
