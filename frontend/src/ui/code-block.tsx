import { Check, Copy } from 'lucide-react';
import { useClipboard } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { ActionIcon, Button, Tooltip } from './kit';
import css from './code-block.module.css';

/** An icon that copies `value`. */
export function CopyIcon({ value, label }: { value: string; label?: string }) {
  const { t } = useTranslation();
  const clipboard = useClipboard({ timeout: 1500 });
  const text = clipboard.copied ? t('common.copied') : (label ?? t('common.copy'));
  return (
    <Tooltip label={text}>
      <ActionIcon aria-label={text} onClick={() => clipboard.copy(value)}>
        {clipboard.copied ? <Check size={15} /> : <Copy size={15} />}
      </ActionIcon>
    </Tooltip>
  );
}

/** A button that copies `value`. */
export function CopyButton({ value, children }: { value: string; children: string }) {
  const { t } = useTranslation();
  const clipboard = useClipboard({ timeout: 1500 });
  return (
    <Button onClick={() => clipboard.copy(value)}>{clipboard.copied ? t('common.copied') : children}</Button>
  );
}

/** Code with a copy button; long lines scroll inside. */
export function CodeBlock({ code, label }: { code: string; label: string }) {
  return (
    <div className={css.block}>
      <pre className={css.pre} tabIndex={0} role="region" aria-label={label}>
        <code>{code}</code>
      </pre>
      <div className={css.copy}>
        <CopyIcon value={code} />
      </div>
    </div>
  );
}
