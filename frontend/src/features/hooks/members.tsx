import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ActionIcon, Button, TextInput } from '../../ui/kit';
import { Muted, Row, Stack } from '../../ui/layout';
import type { Member } from './model';

type Props = { label: string; members: Member[]; onChange: (next: Member[]) => void };

/** Properties or traits with where each comes from. */
export function Members({ label, members, onChange }: Props) {
  const { t } = useTranslation();
  const change = (at: number, part: Partial<Member>) =>
    onChange(members.map((one, index) => (index === at ? { ...one, ...part } : one)));
  return (
    <div role="group" aria-label={label}>
      <Stack gap={8}>
        <strong>{label}</strong>
        <Muted>{t('hooks.memberHint')}</Muted>
        {members.map((member, at) => (
          <Row key={at}>
            <TextInput
              w={180}
              aria-label={t('hooks.memberName')}
              value={member.name}
              onChange={({ currentTarget }) => change(at, { name: currentTarget.value })}
            />
            <TextInput
              w={280}
              aria-label={t('hooks.memberSource')}
              value={member.source}
              onChange={({ currentTarget }) => change(at, { source: currentTarget.value })}
            />
            <ActionIcon
              aria-label={t('hooks.removeMember', { name: member.name })}
              onClick={() => onChange(members.filter((_, index) => index !== at))}
            >
              <Trash2 size={14} />
            </ActionIcon>
          </Row>
        ))}
        <span>
          <Button variant="subtle" onClick={() => onChange([...members, { name: '', source: '' }])}>
            {t('hooks.addMember')}
          </Button>
        </span>
      </Stack>
    </div>
  );
}
