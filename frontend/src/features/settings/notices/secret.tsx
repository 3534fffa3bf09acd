import { useTranslation } from 'react-i18next';
import { CodeBlock } from '../../../ui/code-block';
import { Button, Modal } from '../../../ui/kit';
import { Stack } from '../../../ui/layout';

/** Shows a signing secret this once. */
export function Secret({ secret, onClose }: { secret: string | null; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={secret !== null}
      onClose={onClose}
      title={t('notices.secretTitle')}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack>
        <span>{t('notices.secretOnce')}</span>
        <CodeBlock label={t('notices.secret')} code={secret ?? ''} />
        <div>
          <Button variant="filled" onClick={onClose}>
            {t('settings.done')}
          </Button>
        </div>
      </Stack>
    </Modal>
  );
}
