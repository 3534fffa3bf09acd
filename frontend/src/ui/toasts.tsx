import '@mantine/core/styles/Notification.css';
import '@mantine/notifications/styles.css';
import { Notifications, notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';

/** Where toasts appear; fetched after the page itself. */
export function Toasts() {
  return <Notifications position="bottom-right" limit={3} autoClose={6000} />;
}

type Toast = {
  id?: string;
  title?: string;
  message: ReactNode;
  color: string;
  autoClose?: number | false;
  withCloseButton?: boolean;
  closeButtonProps?: { 'aria-label': string };
};

export const showToast = (toast: Toast) => notifications.show(toast);
export const hideToast = (id: string) => notifications.hide(id);
