import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keysQuery } from '../../shared/keys';
import { useProject } from '../../shared/session';
import { Button, Select, TextInput } from '../../ui/kit';
import { Row } from '../../ui/layout';
import type { LiveSearch } from './url';

const FIELDS = ['event', 'person'] as const;
const route = getRouteApi('/signed-in/p/$projectId/data/live');

/** Narrows the stream itself to a source, an event or a person, so that a rare one shows among many. */
export function Narrowing() {
  const { t } = useTranslation();
  const { event = '', person = '', key = '' } = route.useSearch();
  const keys = useQuery(keysQuery(useProject().project_id)).data?.items ?? [];
  const navigate = route.useNavigate();
  const [typed, setTyped] = useState({ event, person });
  const set = (next: Pick<LiveSearch, 'event' | 'person' | 'key'>) =>
    void navigate({
      search: ({ message }) => ({
        event: next.event || undefined,
        person: next.person || undefined,
        key: next.key || undefined,
        message,
      }),
      resetScroll: false,
    });
  const apply = (submitted: FormEvent) => {
    submitted.preventDefault();
    set({ event: typed.event.trim(), person: typed.person.trim(), key });
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
        <Select
          w={{ base: '100%', xs: 180 }}
          aria-label={t('live.only.key')}
          value={key}
          data={[
            { value: '', label: t('live.only.anyKey') },
            ...keys.map((one) => ({ value: one.id, label: `${one.name} (${one.prefix}…)` })),
          ]}
          onChange={(next) => set({ event, person, key: next ?? '' })}
        />
        {FIELDS.map(field)}
        <Button type="submit">{t('live.only.apply')}</Button>
        {event || person || key ? (
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
