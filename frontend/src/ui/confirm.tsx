import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Modal } from './kit';
import { Row, Stack } from './layout';

type ConfirmProps = {
  title: string;
  children: ReactNode;
  action: string;
  danger?: boolean;
  opened: boolean;
  onClose: () => void;
  run: () => Promise<unknown>;
};

/** Asks before something that is hard to take back; says what will happen and to how many. */
export function Confirm({ title, children, action, danger, opened, onClose, run }: ConfirmProps) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const go = async () => {
    setBusy(true);
    try {
      await run();
      onClose();
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack gap={16}>
        <div>{children}</div>
        <Row>
          <Button
            variant="filled"
            color={danger ? 'danger' : undefined}
            loading={busy}
            onClick={() => void go()}
          >
            {action}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </Row>
      </Stack>
    </Modal>
  );
}
