import { Upload } from 'lucide-react';
import { type ChangeEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportFile, ImportKind } from '../../api/types';
import { useFormat } from '../../i18n/setup';
import { Gate } from '../../shared/gate';
import { useProject } from '../../shared/session';
import { Button, Select, Textarea, TextInput } from '../../ui/kit';
import { Muted, Row, Section, Stack } from '../../ui/layout';
import { useUpload } from './queries';

const KINDS = ['mixpanel', 'ga4', 'posthog', 'segment', 'plain'] as const satisfies ImportKind[];

type NewImportProps = { maxBytes: number; pieceBytes: number; onMade: (made: ImportFile) => void };

/** Says what a file is and hands it in by pieces. */
export function NewImport({ maxBytes, pieceBytes, onMade }: NewImportProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const project = useProject();
  const picker = useRef<HTMLInputElement>(null);
  const [kind, setKind] = useState<ImportKind>('mixpanel');
  const [timezone, setTimezone] = useState(project.timezone);
  const [mapping, setMapping] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const [sent, setSent] = useState(0);
  const upload = useUpload(pieceBytes, setSent);
  const take = (event: ChangeEvent<HTMLInputElement>) => {
    const chosen = event.currentTarget.files?.[0];
    event.currentTarget.value = '';
    if (!chosen) return;
    setFile(chosen);
    setSent(0);
    upload.mutate(
      {
        file: chosen,
        kind,
        timezone: kind === 'mixpanel' ? timezone : 'UTC',
        mapping: kind === 'plain' ? mapping : '',
      },
      { onSuccess: onMade },
    );
  };
  return (
    <Section title={t('imports.new')} hint={t('imports.fileHint', { size: format.bytes(maxBytes) })}>
      <Stack>
        <Select
          label={t('imports.kind')}
          value={kind}
          data={KINDS.map((value) => ({ value, label: t(`imports.kinds.${value}`) }))}
          onChange={(next) => setKind((next ?? kind) as ImportKind)}
          allowDeselect={false}
        />
        {kind === 'mixpanel' ? (
          <TextInput
            label={t('imports.timezone')}
            description={t('imports.timezoneHint')}
            value={timezone}
            onChange={(event) => setTimezone(event.currentTarget.value)}
          />
        ) : null}
        {kind === 'plain' ? (
          <Textarea
            label={t('imports.mapping')}
            value={mapping}
            autosize
            minRows={3}
            onChange={(event) => setMapping(event.currentTarget.value)}
          />
        ) : null}
        <Row>
          <input
            ref={picker}
            type="file"
            hidden
            aria-label={t('imports.file')}
            onChange={(event) => take(event)}
          />
          <Gate need="write">
            <Button
              variant="filled"
              leftSection={<Upload size={14} />}
              loading={upload.isPending}
              onClick={() => picker.current?.click()}
            >
              {t('imports.choose')}
            </Button>
          </Gate>
          {upload.isPending && file ? (
            <Muted>
              {t('imports.uploading', { sent: format.bytes(sent), size: format.bytes(file.size) })}
            </Muted>
          ) : null}
        </Row>
      </Stack>
    </Section>
  );
}
