import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../../../api/http';
import type { NoticeFollowing } from '../../../api/types';
import { timezones } from '../../../lib/dates';
import { useProject } from '../../../shared/session';
import { useSend } from '../../../shared/use-send';
import { Button, Select, Switch, TextInput } from '../../../ui/kit';
import { Row, Section, Stack } from '../../../ui/layout';
import { toastDone } from '../../../ui/toast';

const NIGHT = { start: '22:00', end: '07:00' };

/** The reader's time zone and quiet hours, saved together. */
export function When({ following }: { following: NoticeFollowing }) {
  const { t } = useTranslation();
  const { project_id } = useProject();
  const [timezone, setTimezone] = useState(following.timezone ?? '');
  const [on, setOn] = useState(following.quiet !== null);
  const [quiet, setQuiet] = useState(following.quiet ?? NIGHT);
  const save = useSend(async () => {
    await answered(
      api.PUT('/api/v1/me/notices/{project_id}', {
        params: { path: { project_id } },
        body: { timezone: timezone || null, quiet: on ? quiet : null },
      }),
    );
    toastDone(t('common.saved'));
  }, [['following', project_id]]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(undefined);
  };
  const zones = timezones().map((value) => ({ value, label: value }));
  return (
    <Section title={t('notices.when')} hint={t('notices.whenHint')}>
      <form onSubmit={submit}>
        <Stack gap={16}>
          <Select
            maw={420}
            searchable
            label={t('settings.timezone')}
            value={timezone}
            allowDeselect={false}
            data={[{ value: '', label: t('notices.zoneOfProject') }, ...zones]}
            onChange={(zone) => setTimezone(zone ?? '')}
          />
          <Switch
            label={t('notices.quiet')}
            checked={on}
            onChange={(event) => setOn(event.currentTarget.checked)}
          />
          {on ? (
            <Row gap={16}>
              <TextInput
                required
                type="time"
                label={t('notices.quietFrom')}
                value={quiet.start}
                onChange={(event) => setQuiet({ ...quiet, start: event.currentTarget.value })}
              />
              <TextInput
                required
                type="time"
                label={t('notices.quietUntil')}
                value={quiet.end}
                onChange={(event) => setQuiet({ ...quiet, end: event.currentTarget.value })}
              />
            </Row>
          ) : null}
          <div>
            <Button type="submit" variant="filled" loading={save.isPending}>
              {t('common.save')}
            </Button>
          </div>
        </Stack>
      </form>
    </Section>
  );
}
