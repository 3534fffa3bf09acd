import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ActionIcon, Button, TagsInput, TextInput } from '../../ui/kit';
import { Muted } from '../../ui/layout';
import { EventLine } from './event-line';
import type { OwnStep, PathGroup, PathsDraft } from './paths-draft';
import css from './sentence.module.css';
import { BreakdownWord, EventWord } from './words';

type Props = { draft: PathsDraft; change: (next: PathsDraft) => void };

const MOST_OWN = 19;
const MOST_GROUPS = 50;

/** Events that are steps of their own, named by a property or a value of the context. */
export function OwnSteps({ draft, change }: Props) {
  const { t } = useTranslation();
  const set = (own: OwnStep[]) => change({ ...draft, own });
  const put = (index: number, step: OwnStep) => set(draft.own.map((one, at) => (at === index ? step : one)));
  return (
    <div className={css.wide}>
      <span className={css.label}>{t('paths.own')}</span>
      {draft.own.map((step, index) => (
        <EventLine
          key={index}
          event={step.event}
          where={step.where}
          onWhere={(where) => put(index, { ...step, where })}
          tools={<Remove onClick={() => set(draft.own.filter((_, at) => at !== index))} />}
        >
          <EventWord value={step.event} onPick={(event) => put(index, { ...step, event })} />
          <span className={css.glue}>{t('paths.namedBy')}</span>
          <BreakdownWord
            label={t('paths.namedBy')}
            none={t('paths.ownName')}
            kinds={['property', 'context']}
            events={step.event ? [step.event] : []}
            value={step.by}
            onPick={(by) => put(index, { ...step, by })}
          />
        </EventLine>
      ))}
      {draft.own.length < MOST_OWN ? (
        <Add label={t('paths.addOwn')} onClick={() => set([...draft.own, { event: '' }])} />
      ) : null}
    </div>
  );
}

/** Names that are taken together under one. */
export function Groups({ draft, change }: Props) {
  const { t } = useTranslation();
  const set = (groups: PathGroup[]) => change({ ...draft, groups });
  const put = (index: number, group: PathGroup) =>
    set(draft.groups.map((one, at) => (at === index ? group : one)));
  return (
    <div className={css.wide}>
      <span className={css.label}>{t('paths.groups')}</span>
      <Muted>{t('paths.patternHint')}</Muted>
      {draft.groups.map((group, index) => (
        <div className={css.line} key={index}>
          <TextInput
            aria-label={t('paths.groupName')}
            placeholder={t('paths.groupName')}
            value={group.name}
            onChange={(event) => put(index, { ...group, name: event.currentTarget.value })}
          />
          <TagsInput
            miw={220}
            aria-label={t('paths.patterns')}
            placeholder={group.match.length ? undefined : t('paths.patterns')}
            value={group.match}
            onChange={(match) => put(index, { ...group, match })}
          />
          <Remove onClick={() => set(draft.groups.filter((_, at) => at !== index))} />
        </div>
      ))}
      {draft.groups.length < MOST_GROUPS ? (
        <div>
          <Add label={t('paths.addGroup')} onClick={() => set([...draft.groups, { name: '', match: [] }])} />
        </div>
      ) : null}
    </div>
  );
}

function Remove({ onClick }: { onClick: () => void }) {
  const { t } = useTranslation();
  return (
    <ActionIcon aria-label={t('common.remove')} onClick={onClick}>
      <X size={14} />
    </ActionIcon>
  );
}

function Add({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <Button variant="subtle" leftSection={<Plus size={14} />} onClick={onClick}>
      {label}
    </Button>
  );
}
