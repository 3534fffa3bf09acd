import { ArrowUp, Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Hook } from '../../api/types';
import { Gate } from '../../shared/gate';
import { ActionIcon, Button, TextInput } from '../../ui/kit';
import { Muted, Row, Section, Stack } from '../../ui/layout';
import { toastDone, toastFailed } from '../../ui/toast';
import css from './hooks.module.css';
import { type Edited, mappingOf, movedUp, NEW_RULE, readable, type RuleDraft } from './model';
import { useHookVerbs } from './queries';
import { RuleFields } from './rule-fields';

type Props = {
  hook: Hook;
  /** The revision that is edited. */
  revision: number;
  edited: Edited;
  onChange: (next: Edited) => void;
  onSaved: (saved: Hook) => void;
};

/** The rules in their order; nothing is in force before it is saved. */
export function Rules({ hook, revision, edited, onChange, onSaved }: Props) {
  const { t } = useTranslation();
  const { change } = useHookVerbs();
  const { drafts } = edited;
  const set = (next: RuleDraft[]) => onChange({ ...edited, drafts: next });
  const save = () => {
    const mapping = readable(() => mappingOf(drafts, edited.deliveryId));
    if (!mapping) return toastFailed(t('hooks.conditionBroken'), t('hooks.conditionJson'));
    const body = { id: hook.id, revision, name: edited.name, scheme: hook.scheme, mapping };
    change.mutate(body, {
      onSuccess: (saved) => {
        onSaved(saved);
        toastDone(t('hooks.saved'));
      },
    });
  };
  return (
    <Section
      title={t('hooks.rules')}
      hint={t('hooks.rulesHint')}
      actions={
        <Gate need="write">
          <Button variant="filled" loading={change.isPending} onClick={save}>
            {t('hooks.save')}
          </Button>
        </Gate>
      }
    >
      <Stack gap={16}>
        <div className={css.pair}>
          <TextInput
            label={t('hooks.name')}
            value={edited.name}
            maxLength={100}
            onChange={({ currentTarget }) => onChange({ ...edited, name: currentTarget.value })}
          />
          <TextInput
            label={t('hooks.deliveryId')}
            description={t('hooks.deliveryIdHint')}
            value={edited.deliveryId}
            onChange={({ currentTarget }) => onChange({ ...edited, deliveryId: currentTarget.value })}
          />
        </div>
        {drafts.length === 0 ? <Muted>{t('hooks.noRules')}</Muted> : null}
        {drafts.map((draft, at) => (
          <details key={draft.id || `new-${at}`} className={css.rule} open={drafts.length === 1 || !draft.id}>
            <summary>
              {t('hooks.rule', { number: at + 1 })} <strong>{draft.name}</strong>
            </summary>
            <Row>
              <ActionIcon
                aria-label={t('hooks.moveUp')}
                disabled={at === 0}
                onClick={() => set(movedUp(drafts, at))}
              >
                <ArrowUp size={14} />
              </ActionIcon>
              <ActionIcon
                aria-label={t('hooks.removeRule')}
                onClick={() => set(drafts.filter((_, index) => index !== at))}
              >
                <Trash2 size={14} />
              </ActionIcon>
            </Row>
            <RuleFields
              draft={draft}
              onChange={(next) => set(drafts.map((one, index) => (index === at ? next : one)))}
            />
          </details>
        ))}
        <span>
          <Button leftSection={<Plus size={14} />} onClick={() => set([...drafts, NEW_RULE])}>
            {t('hooks.addRule')}
          </Button>
        </span>
      </Stack>
    </Section>
  );
}
