import { getRouteApi } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, TextInput } from '../../ui/kit';
import { Row } from '../../ui/layout';
import type { LiveSearch } from './url';

const FIELDS = ['event', 'person'] as const;
const route = getRouteApi('/signed-in/p/$projectId/data/live');

/** Narrows the stream itself to an event or a person, so that a rare one shows among many. */
export function Narrowing() {
  const { t } = useTranslation();
  const { event = '', person = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const [typed, setTyped] = useState({ event, person });
  const set = (next: Pick<LiveSearch, 'event' | 'person'>) =>
    void navigate({
      search: (now) => ({ ...now, event: next.event || undefined, person: next.person || undefined }),
      resetScroll: false,
    });
  const apply = (submitted: FormEvent) => {
    submitted.preventDefault();
    set({ event: typed.event.trim(), person: typed.person.trim() });
  };
  const field = (name: 'event' | 'person') => (
    <TextInput
      key={name}
      w={{ base: '100%', xs: 220 }}
      maxLength={512}
      aria-label={t(`live.only.${name}`)}
      placeholder={t(`live.only.${name}`)}
      value={typed[name]}
      onChange={(changed) => setTyped({ ...typed, [name]: changed.currentTarget.value })}
    />
  );
  return (
    <form onSubmit={apply}>
      <Row>
        {FIELDS.map(field)}
        <Button type="submit">{t('live.only.apply')}</Button>
        {event || person ? (
          <Button
            onClick={() => {
              setTyped({ event: '', person: '' });
              set({});
            }}
          >
            {t('live.only.clear')}
          </Button>
        ) : null}
      </Row>
    </form>
  );
}
