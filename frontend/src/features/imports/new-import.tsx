import { Upload } from 'lucide-react';
import { type ChangeEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportFile, ImportKind } from '../../api/types';
import { useFormat } from '../../i18n/setup';
import { Gate } from '../../shared/gate';
import { useProject } from '../../shared/session';
import { Button, Select, Textarea, TextInput } from '../../ui/kit';
import { Muted, Row, Section, Stack } from '../../ui/layout';
import { guessKind, headOf } from './guess';
import { useUpload } from './queries';

const KINDS = ['mixpanel', 'ga4', 'posthog', 'segment', 'plain'] as const satisfies ImportKind[];

/** What the file is, is seen in it. */
const GUESS = 'guess';

type NewImportProps = { maxBytes: number; pieceBytes: number; onMade: (made: ImportFile) => void };

/** Says what a file is and hands it in by pieces. */
export function NewImport({ maxBytes, pieceBytes, onMade }: NewImportProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const project = useProject();
  const picker = useRef<HTMLInputElement>(null);
  const [kind, setKind] = useState<ImportKind | typeof GUESS>(GUESS);
  const [taken, setTaken] = useState<ImportKind>();
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
    void seen(chosen).then((as) => {
      setTaken(as);
      const zone = as === 'mixpanel' ? timezone : 'UTC';
      upload.mutate(
        { file: chosen, kind: as, timezone: zone, mapping: as === 'plain' ? mapping : '' },
        { onSuccess: onMade },
      );
    });
  };
  const seen = async (chosen: File): Promise<ImportKind> =>
    kind === GUESS ? guessKind(chosen.name, await headOf(chosen).catch(() => '')) : kind;
  return (
    <Section title={t('imports.new')} hint={t('imports.fileHint', { size: format.bytes(maxBytes) })}>
      <Stack>
        <Select
          label={t('imports.kind')}
          value={kind}
          data={[
            { value: GUESS, label: t('imports.guess') },
            ...KINDS.map((value) => ({ value: value as string, label: t(`imports.kinds.${value}`) })),
          ]}
          onChange={(next) => setKind(KINDS.find((one) => one === next) ?? GUESS)}
          allowDeselect={false}
        />
        {kind === 'mixpanel' || kind === GUESS ? (
          <TextInput
            label={t('imports.timezone')}
            description={t('imports.timezoneHint')}
            value={timezone}
            onChange={(event) => setTimezone(event.currentTarget.value)}
          />
        ) : null}
        {kind === 'plain' || kind === GUESS ? (
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
          {taken && file ? (
            <Muted>{t('imports.takenAs', { name: file.name, kind: t(`imports.kinds.${taken}`) })}</Muted>
          ) : null}
        </Row>
      </Stack>
    </Section>
  );
}
