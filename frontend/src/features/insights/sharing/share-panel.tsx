import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Dashboard, SharedLink } from '../../../api/types';
import { useFormat } from '../../../i18n/setup';
import { todayIn } from '../../../lib/dates';
import { Await } from '../../../shared/await';
import { useProject } from '../../../shared/session';
import { CodeBlock, CopyButton } from '../../../ui/code-block';
import { Button, Checkbox, Select, TagsInput, TextInput } from '../../../ui/kit';
import { Muted, Row, Section, Stack } from '../../../ui/layout';
import { Panel } from '../../../ui/panel';
import { Tag } from '../../../ui/tag';
import { toastDone } from '../../../ui/toast';
import { embedCode, expiryOf, isOver, LIVES, siteOf } from './model';
import { linksQuery, useLinkVerbs } from './queries';

const EXAMPLE = 'https://intranet.example.com';

type Props = { board: Dashboard; onClose: () => void };

/** The links of a dashboard: who has one sees it, and nothing else. */
export function SharePanel({ board, onClose }: Props) {
  const { t } = useTranslation();
  const links = useQuery({ ...linksQuery(useProject().project_id, board.id), staleTime: 0 });
  return (
    <Panel opened onClose={onClose} title={t('sharing.title')}>
      <Stack gap={16}>
        <Muted>{t('sharing.lead')}</Muted>
        <NewLink board={board} />
        <Await query={links}>
          {({ items }) => (
            <>
              {items.map((link) => (
                <LinkCard key={link.id} link={link} board={board} />
              ))}
            </>
          )}
        </Await>
      </Stack>
    </Panel>
  );
}

function NewLink({ board }: { board: Dashboard }) {
  const { t } = useTranslation();
  const { timezone } = useProject();
  const [name, setName] = useState('');
  const [days, setDays] = useState('30');
  const [frozen, setFrozen] = useState(false);
  const [sites, setSites] = useState<string[]>([]);
  const { share } = useLinkVerbs(board.id);
  const { date_from, date_to, where } = board;
  const send = () =>
    share.mutate(
      {
        name: name.trim(),
        expires_at: expiryOf(Number(days), todayIn(timezone, new Date())),
        frozen: frozen ? ({ date_from, date_to, where } as never) : null,
        frame_ancestors: sites,
      },
      {
        onSuccess: () => {
          setName('');
          setSites([]);
          toastDone(t('sharing.made'));
        },
      },
    );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Stack gap={12}>
        <TextInput
          label={t('sharing.for')}
          description={t('sharing.forHint')}
          maxLength={120}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Select
          label={t('sharing.life')}
          value={days}
          allowDeselect={false}
          data={LIVES.map((one) => ({
            value: String(one),
            label: one ? t('sharing.days', { count: one }) : t('sharing.forEver'),
          }))}
          onChange={(next) => setDays(next ?? '30')}
        />
        <Checkbox
          label={t('sharing.frozen')}
          description={t('sharing.frozenHint')}
          checked={frozen}
          onChange={(event) => setFrozen(event.currentTarget.checked)}
        />
        <TagsInput
          label={t('sharing.sites')}
          description={t('sharing.sitesHint')}
          placeholder={EXAMPLE}
          maxTags={10}
          value={sites}
          onChange={(next) => setSites([...new Set(next.map(siteOf))])}
        />
        <Row>
          <Button type="submit" variant="filled" loading={share.isPending}>
            {t('sharing.make')}
          </Button>
        </Row>
      </Stack>
    </form>
  );
}

function LinkCard({ link, board }: { link: SharedLink; board: Dashboard }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { timezone } = useProject();
  const { revoke } = useLinkVerbs(board.id);
  const [now] = useState(() => Date.now());
  const over = isOver(link, now);
  const name = link.name || t('sharing.unnamed');
  return (
    <Section
      title={name}
      hint={t('sharing.by', { who: link.created_by, when: format.moment(link.created_at, timezone) })}
    >
      <Stack gap={8}>
        <Row>
          <Tag tone={over ? 'warn' : 'plain'}>
            {link.expires_at
              ? t(over ? 'sharing.ended' : 'sharing.until', {
                  when: format.moment(link.expires_at, timezone),
                })
              : t('sharing.forEver')}
          </Tag>
          {link.frozen ? <Tag>{t('sharing.isFrozen')}</Tag> : null}
        </Row>
        {over ? null : <CodeBlock code={link.url} label={t('sharing.address', { name })} />}
        {link.frame_ancestors.length && !over ? (
          <>
            <Muted>{t('sharing.framedBy', { sites: link.frame_ancestors.join(', ') })}</Muted>
            <CopyButton value={embedCode(link.url, board.name)}>{t('sharing.embed')}</CopyButton>
          </>
        ) : null}
        <Row>
          <Button
            color="danger"
            aria-label={t('sharing.revokeOne', { name })}
            loading={revoke.isPending}
            onClick={() => revoke.mutate(link.id, { onSuccess: () => toastDone(t('sharing.revoked')) })}
          >
            {t('sharing.revoke')}
          </Button>
        </Row>
      </Stack>
    </Section>
  );
}
