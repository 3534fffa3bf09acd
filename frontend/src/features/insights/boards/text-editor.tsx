import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Textarea } from '../../../ui/kit';
import { Stack } from '../../../ui/layout';

/** Edits the words of a tile where they are. */
export function TextEditor({ text, onDone }: { text: string; onDone: (text: string) => void }) {
  const { t } = useTranslation();
  const [words, setWords] = useState(text);
  const done = () => onDone(words.trim() ? words : text);
  return (
    <Stack gap={8}>
      <Textarea
        aria-label={t('boards.markdown')}
        autosize
        minRows={3}
        maxLength={10_000}
        autoFocus
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onDone(text);
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) done();
        }}
      />
      <div>
        <Button onClick={done}>{t('boards.done')}</Button>
      </div>
    </Stack>
  );
}
