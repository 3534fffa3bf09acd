import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../api/http';
import { useProject } from '../../shared/session';
import { Button, TextInput } from '../../ui/kit';
import { personNamed } from './queries';

/** Asks about somebody who may not be in the list. */
export function WhySomeone({ onPerson }: { onPerson: (person: string) => void }) {
  const { t } = useTranslation();
  const { project_id } = useProject();
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState<string>();
  const [looking, setLooking] = useState(false);
  const look = async () => {
    setLooking(true);
    try {
      const person = await personNamed(project_id, text.trim());
      if (person) onPerson(person);
      else setWrong(t('why.unknown'));
    } catch (error) {
      setWrong(error instanceof Problem ? error.message : String(error));
    } finally {
      setLooking(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim()) void look();
  };
  return (
    <form onSubmit={submit}>
      <TextInput
        label={t('why.someone')}
        description={t('why.someoneHint')}
        error={wrong}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setWrong(undefined);
        }}
        rightSectionWidth={120}
        rightSection={
          <Button type="submit" variant="subtle" loading={looking}>
            {t('why.ask')}
          </Button>
        }
      />
    </form>
  );
}
