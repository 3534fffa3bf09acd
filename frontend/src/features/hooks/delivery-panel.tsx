import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../api/http';
import type { Hook, HookDelivery } from '../../api/types';
import { useProject } from '../../shared/session';
import { CodeBlock } from '../../ui/code-block';
import { Button } from '../../ui/kit';
import { Muted, Row, Stack } from '../../ui/layout';
import { Panel } from '../../ui/panel';
import { Loading } from '../../ui/states';
import { Await } from '../../shared/await';
import { headerLines, pretty } from './model';
import { deliveryQuery } from './queries';
import { VerdictTag } from './verdict-tag';

type Props = {
  hook: Hook;
  delivery: HookDelivery | null;
  onClose: () => void;
  onExample: (body: string, headers: Record<string, string>) => void;
};

/** One delivery: why it has its verdict, its messages, and its body as far as it is kept. */
export function DeliveryPanel({ hook, delivery, onClose, onExample }: Props) {
  return (
    <Panel opened={delivery !== null} onClose={onClose} title={delivery?.delivery_id ?? ''}>
      {delivery ? (
        <Stack gap={16}>
          <Row>
            <VerdictTag verdict={delivery.verdict} />
            <Detail text={delivery.detail} />
          </Row>
          <Messages delivery={delivery} />
          <Body
            hook={hook}
            delivery={delivery}
            onExample={(body, headers) => {
              onExample(body, headers);
              onClose();
            }}
          />
        </Stack>
      ) : null}
    </Panel>
  );
}

function Detail({ text }: { text: string }) {
  const { t } = useTranslation();
  const codes = ['signature_missing', 'signature_mismatch', 'timestamp_out_of_tolerance'] as const;
  const code = codes.find((one) => one === text);
  return <span>{code ? t(`hooks.reasonCodes.${code}`) : text}</span>;
}

function Messages({ delivery }: { delivery: HookDelivery }) {
  const { t } = useTranslation();
  const { project_id } = useProject();
  if (delivery.message_ids.length === 0) return null;
  return (
    <Stack gap={4}>
      <strong>{t('hooks.messages')}</strong>
      {delivery.message_ids.slice(0, 20).map((message) => (
        <Row key={message}>
          <code>{message}</code>
          <Link to="/p/$projectId/data/live" params={{ projectId: project_id }} search={{ message }}>
            {t('hooks.whereIs')}
          </Link>
        </Row>
      ))}
    </Stack>
  );
}

function Body({
  hook,
  delivery,
  onExample,
}: {
  hook: Hook;
  delivery: HookDelivery;
  onExample: (body: string, headers: Record<string, string>) => void;
}) {
  const { t } = useTranslation();
  const body = useQuery(deliveryQuery(useProject().project_id, hook.id, delivery.seq));
  if (body.isPending) return <Loading rows={4} />;
  if (body.error instanceof Problem && body.error.status === 404) return <Muted>{t('hooks.notKept')}</Muted>;
  return (
    <Await query={body}>
      {(whole) => (
        <Stack>
          <CodeBlock label={t('hooks.body')} code={pretty(whole.body)} />
          <CodeBlock label={t('hooks.headers')} code={headerLines(whole.headers)} />
          <span>
            <Button onClick={() => onExample(pretty(whole.body), whole.headers)}>
              {t('hooks.useAsExample')}
            </Button>
          </span>
        </Stack>
      )}
    </Await>
  );
}
