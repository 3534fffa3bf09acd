import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Hook, HookMapping, HookShown, HookTrial } from '../../api/types';
import type { hooks as en } from '../../i18n/en/hooks';
import { Gate } from '../../shared/gate';
import { reasonText } from '../../shared/reasons';
import { useProject } from '../../shared/session';
import { CodeBlock } from '../../ui/code-block';
import { Button, Textarea } from '../../ui/kit';
import { Muted, Row, Section, Stack } from '../../ui/layout';
import { Tag } from '../../ui/tag';
import { toastFailed } from '../../ui/toast';
import css from './hooks.module.css';
import { type Example, exampleOf, headersOf, pretty, readable } from './model';
import { presetsQuery, useTrial } from './queries';
import { VerdictTag } from './verdict-tag';

type Props = {
  hook: Hook;
  mapping: () => HookMapping;
  example: Example;
  onChange: (next: Example) => void;
};

/** An example through the rules as they stand on the page, saved or not, with what every step says. */
export function Trial({ hook, mapping, example, onChange }: Props) {
  const { t } = useTranslation();
  const trial = useTrial();
  const presets = useQuery(presetsQuery(useProject().project_id));
  const preset = presets.data?.items.find((one) => one.scheme === hook.scheme);
  const go = () => {
    const rules = readable(mapping);
    if (!rules) return toastFailed(t('hooks.conditionBroken'), t('hooks.conditionJson'));
    trial.mutate({
      hook_id: Number(hook.id),
      name: hook.name,
      scheme: hook.scheme,
      mapping: rules,
      example: example.text,
      headers: headersOf(example.headers),
    });
  };
  return (
    <Section title={t('hooks.trial')} hint={t('hooks.trialHint')}>
      <Stack>
        <div className={css.pair}>
          <Textarea
            label={t('hooks.example')}
            value={example.text}
            autosize
            minRows={6}
            maxRows={16}
            classNames={{ input: css.code }}
            onChange={({ currentTarget }) => onChange({ ...example, text: currentTarget.value })}
          />
          <Textarea
            label={t('hooks.exampleHeaders')}
            value={example.headers}
            autosize
            minRows={6}
            maxRows={16}
            classNames={{ input: css.code }}
            onChange={({ currentTarget }) => onChange({ ...example, headers: currentTarget.value })}
          />
        </div>
        <Row>
          <Gate need="write">
            <Button loading={trial.isPending} onClick={go}>
              {t('hooks.tryIt')}
            </Button>
          </Gate>
          {preset ? (
            <Button variant="subtle" onClick={() => onChange(exampleOf(preset))}>
              {t('hooks.fillIn')}
            </Button>
          ) : null}
        </Row>
        {trial.data ? <Outcome trial={trial.data} /> : null}
      </Stack>
    </Section>
  );
}

function Outcome({ trial }: { trial: HookTrial }) {
  const { t } = useTranslation();
  return (
    <Stack gap={16}>
      <div role="status">
        <Row>
          <VerdictTag verdict={trial.verdict} />
          {trial.delivery_id ? <Muted>{t('hooks.trialNamed', { id: trial.delivery_id })}</Muted> : null}
          <Muted>{trial.detail}</Muted>
        </Row>
      </div>
      {trial.verdict === 'unmatched' ? <Muted>{t('hooks.trialNothing')}</Muted> : null}
      {trial.items.map((item, at) => (
        <Shown key={at} item={item} />
      ))}
    </Stack>
  );
}

function Shown({ item }: { item: HookShown }) {
  const { t } = useTranslation();
  return (
    <Stack gap={8}>
      <Row>
        <Tag tone={item.accepted ? 'ok' : 'danger'}>
          {item.accepted ? t('hooks.wouldPass') : reasonText(item.reason, t)}
        </Tag>
        <Muted>{t('hooks.trialRule', { rule: item.rule })}</Muted>
        <span>{item.detail}</span>
      </Row>
      <ol className={css.steps}>
        {item.steps.map((said) => (
          <li key={said.step} data-refused={said.reason !== '' || undefined}>
            <span aria-hidden>{said.reason ? '✗' : '✓'}</span>{' '}
            {t(`hooks.steps.${said.step as keyof (typeof en)['steps']}`)}
            {said.reason ? `: ${reasonText(said.reason, t)}` : ''}
          </li>
        ))}
      </ol>
      <div className={css.pair}>
        <CodeBlock label={t('hooks.trialItem')} code={pretty(item.item)} />
        {item.becomes ? <CodeBlock label={t('hooks.trialBecomes')} code={pretty(item.becomes)} /> : null}
      </div>
    </Stack>
  );
}
