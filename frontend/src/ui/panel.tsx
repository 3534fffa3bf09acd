import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import css from './panel.module.css';

type PanelProps = { opened: boolean; onClose: () => void; title: ReactNode; children: ReactNode };

/** A side panel that keeps the page behind it as it was. */
export function Panel({ opened, onClose, title, children }: PanelProps) {
  const { t } = useTranslation();
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      title={title}
      position="right"
      size={520}
      overlayProps={{ color: 'var(--shade)', backgroundOpacity: 1, style: { background: 'var(--shade)' } }}
      transitionProps={{ duration: 120 }}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      classNames={{ content: css.content, header: css.header, title: css.title, body: css.body }}
    >
      {children}
    </Drawer>
  );
}
