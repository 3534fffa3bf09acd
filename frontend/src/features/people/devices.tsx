import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Device } from '../../api/types';
import { useFormat } from '../../i18n/setup';
import { Await } from '../../shared/await';
import { useProject } from '../../shared/session';
import { Empty } from '../../ui/states';
import css from './person.module.css';
import { devicesQuery } from './queries';

/** The devices of a person, the last used first, with what their newest events say they are. */
export function Devices({ personId }: { personId: string }) {
  const { t } = useTranslation();
  const { project_id } = useProject();
  const devices = useQuery(devicesQuery(project_id, personId));
  return (
    <Await query={devices} rows={2}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty title={t('person.noDevices')}>{t('person.noDevicesWhy')}</Empty>
        ) : (
          <ul className={css.list}>
            {items.map((device) => (
              <DeviceItem key={device.anonymous_id} device={device} />
            ))}
          </ul>
        )
      }
    </Await>
  );
}

function DeviceItem({ device }: { device: Device }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { timezone } = useProject();
  const known = [device.model, device.os, device.browser, device.app].filter(Boolean).join(' · ');
  return (
    <li className={css.item}>
      <span>{known || device.user_agent || device.library || t('person.deviceUnknown')}</span>
      <div className={css.id}>{device.anonymous_id}</div>
      <span className={css.meta}>
        {t('person.deviceUsed', {
          first: format.moment(device.first_seen, timezone),
          last: format.moment(device.last_seen, timezone),
        })}
        {' · '}
        {t('common.event', { count: device.events })}
      </span>
    </li>
  );
}
