import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Modal, Textarea, TextInput } from '../../../ui/kit';
import { Row, Stack } from '../../../ui/layout';

export type Words = { name: string; description: string };

type Props = {
  title: string;
  action: string;
  label?: string;
  hint?: string;
  words: Words;
  /** A tile has a title only, which may be empty. */
  short?: boolean;
  busy?: boolean;
  onDone: (words: Words) => void;
  onClose: () => void;
};

/** Asks for a name, and for a description where there is room for one. */
export function NameDialog({ title, action, label, hint, words, short, busy, onDone, onClose }: Props) {
  const { t } = useTranslation();
  const [name, setName] = useState(words.name);
  const [description, setDescription] = useState(words.description);
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onDone({ name: name.trim(), description });
        }}
      >
        <Stack gap={16}>
          <TextInput
            label={label ?? t('boards.name')}
            description={hint}
            required={!short}
            maxLength={120}
            data-autofocus
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          {short ? null : (
            <Textarea
              label={t('boards.description')}
              maxLength={1000}
              value={description}
              onChange={(event) => setDescription(event.currentTarget.value)}
            />
          )}
          <Row>
            <Button type="submit" variant="filled" loading={busy} disabled={!short && !name.trim()}>
              {action}
            </Button>
            <Button onClick={onClose}>{t('common.cancel')}</Button>
          </Row>
        </Stack>
      </form>
    </Modal>
  );
}
