import { Coins } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSchema } from '../../shared/schema';
import { Button, Menu } from '../../ui/kit';
import type { Draft } from './draft';
import { REVENUE_STARTS, revenueStarts } from './start';

type Props = { today: string; onPick: (draft: Draft) => void };

/** Ready questions about money, where an event has an amount. */
export function RevenueMenu({ today, onPick }: Props) {
  const { t } = useTranslation();
  const starts = revenueStarts(useSchema().events, today);
  if (!starts) return null;
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button variant="subtle" leftSection={<Coins size={14} />}>
          {t('revenue.title')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown maw="calc(100vw - 32px)">
        {REVENUE_STARTS.map((start) => (
          <Menu.Item key={start} onClick={() => onPick(starts[start])}>
            {t(`revenue.starts.${start}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
