import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanEvent, Policy, TrackingPlan, Violation } from '../../api/types';
import { useMay } from '../../shared/session';
import { Button, Select, Switch, Textarea, TextInput } from '../../ui/kit';
import { Muted, Stack } from '../../ui/layout';
import { toastDone } from '../../ui/toast';
import { Broken } from './broken';
import { DescriptionFields } from './description-fields';
import { POLICIES, withEvent } from './model';
import css from './plan.module.css';
import { PropertyList } from './property-list';
import { usePlanChanges } from './queries';

type Props = {
  name: string;
  event: PlanEvent;
  plan: TrackingPlan;
  broken: Violation[];
  onGone: () => void;
};

/** Everything about one event; nothing is kept until it is saved to the draft. */
export function EventEditor({ name, event: kept, plan: { draft }, broken, onGone }: Props) {
  const { t } = useTranslation();
  const may = useMay().write;
  const [saved, setSaved] = useState(kept);
  const [event, setEvent] = useState(kept);
  const [check, setCheck] = useState(written(kept));
  const { edit } = usePlanChanges();
  const condition = readJson(check);
  const changed = event !== saved || check !== written(saved);
  const set = (part: Partial<PlanEvent>) => setEvent({ ...event, ...part });
  const send = (next: PlanEvent | null, done: (kept: PlanEvent | undefined) => void) =>
    edit.mutate(
      { plan: withEvent(draft.plan, name, next), revision: draft.revision },
      { onSuccess: ({ plan }) => done(plan.events[name]) },
    );
  const save = () =>
    send({ ...event, check: condition ?? null }, (now = event) => {
      setSaved(now);
      setEvent(now);
      setCheck(written(now));
      toastDone(t('plan.saved'));
    });
  const remove = () =>
    send(null, () => {
      toastDone(t('plan.removed', { name }));
      onGone();
    });
  return (
    <Stack gap={16}>
      <Broken violations={broken} />
      <fieldset disabled={!may} style={{ border: 0, padding: 0, margin: 0, minWidth: 0 }}>
        <Stack gap={12}>
          <Select
            label={t('plan.policy')}
            description={t(`plan.policyHint.${event.policy}`)}
            disabled={!may}
            value={event.policy}
            data={POLICIES.map((value) => ({ value, label: t(`plan.policies.${value}`) }))}
            onChange={(value) => value && set({ policy: value as Policy })}
          />
          <DescriptionFields value={event.description} onChange={(description) => set({ description })} />
          <div className={css.pair}>
            <TextInput
              label={t('plan.owner')}
              value={event.owner}
              maxLength={200}
              onChange={({ currentTarget }) => set({ owner: currentTarget.value })}
            />
            <TextInput
              label={t('plan.purpose')}
              title={t('plan.purposeHint')}
              value={event.purpose}
              maxLength={40}
              onChange={({ currentTarget }) => set({ purpose: currentTarget.value })}
            />
          </div>
          <PropertyList event={event} onChange={setEvent} />
          <Switch
            label={t('plan.strict')}
            checked={event.strict}
            onChange={({ currentTarget }) => set({ strict: currentTarget.checked })}
          />
          <Textarea
            label={t('plan.check')}
            description={t('plan.checkHint')}
            autosize
            minRows={2}
            value={check}
            error={condition === undefined ? t('plan.checkBroken') : undefined}
            onChange={({ currentTarget }) => setCheck(currentTarget.value)}
          />
        </Stack>
      </fieldset>
      {may ? (
        <div className={css.foot}>
          <Button
            variant="filled"
            disabled={!changed || condition === undefined}
            loading={edit.isPending}
            onClick={save}
          >
            {t('plan.save')}
          </Button>
          <Button variant="subtle" color="danger" onClick={remove}>
            {t('plan.removeEvent')}
          </Button>
          {changed ? <Muted>{t('plan.unsaved')}</Muted> : null}
        </div>
      ) : null}
    </Stack>
  );
}

const written = ({ check }: PlanEvent) => (check ? JSON.stringify(check, null, 2) : '');

/** Returns the object that a text is, null for nothing, undefined for what is no object. */
function readJson(text: string): Record<string, unknown> | null | undefined {
  if (text.trim() === '') return null;
  try {
    const found: unknown = JSON.parse(text);
    return typeof found === 'object' && found !== null ? (found as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
