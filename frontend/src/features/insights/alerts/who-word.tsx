import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProject, useSession } from '../../../shared/session';
import { MultiSelect } from '../../../ui/kit';
import { OneOf } from '../words';
import { toldOf, WHO } from './model';
import { membersQuery } from './queries';

const MOST = 50;

type Props = { members: string[] | null; onPick: (members: string[] | null) => void };

/** Me, people of the workspace, or whoever follows alerts. */
export function WhoWord({ members, onPick }: Props) {
  const { t } = useTranslation();
  const { user } = useSession();
  const [choosing, setChoosing] = useState(false);
  const told = toldOf(members, user.id);
  const who = told === 'me' && choosing ? 'people' : told;
  return (
    <>
      <OneOf
        label={t('alerts.who')}
        value={who}
        words={WHO}
        name={(word) => t(`alerts.whom.${word}`)}
        onPick={(word) => {
          setChoosing(word === 'people');
          if (word === 'followers') onPick(null);
          else if (word === 'me' || !members) onPick([user.id]);
        }}
      />
      {who === 'people' && members ? <People members={members} onPick={onPick} /> : null}
    </>
  );
}

/** Which people of the workspace, one at least; one who has left it is to be taken off the list. */
function People({ members, onPick }: { members: string[]; onPick: (members: string[]) => void }) {
  const { t } = useTranslation();
  const found = useQuery(membersQuery(useProject().project_id)).data?.items;
  const names = new Map(found?.map((one) => [one.user_id, one.name || one.email]));
  const ids = [...new Set([...names.keys(), ...members])];
  const nameless = found ? t('alerts.hasLeft') : '…';
  return (
    <MultiSelect
      miw={220}
      maw={520}
      searchable
      hidePickedOptions
      aria-label={t('alerts.whoExactly')}
      maxValues={MOST}
      value={members}
      data={ids.map((id) => ({ value: id, label: names.get(id) ?? nameless }))}
      onChange={(next) => (next.length ? onPick(next) : undefined)}
    />
  );
}
