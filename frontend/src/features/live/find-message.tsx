import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, TextInput } from '../../ui/kit';
import { Row } from '../../ui/layout';

/** Asks where a message is, by the id that its sender gave it. */
export function FindMessage({ onFind }: { onFind: (message: string) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const find = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim()) onFind(text.trim());
  };
  return (
    <form onSubmit={find}>
      <Row>
        <TextInput
          w={{ base: '100%', xs: 260 }}
          maxLength={200}
          aria-label={t('live.messageId')}
          placeholder={t('live.messageId')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit">{t('live.whereIsIt')}</Button>
      </Row>
    </form>
  );
}
