import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../ui/link-button';
import type { Point } from './draft';

type Props = { shown: string; point: Point | undefined; onPoint: (point: Point) => void };

/** A number that opens the people it is made of; plain where there is nobody to show. */
export function NumberLink({ shown, point, onPoint }: Props) {
  const { t } = useTranslation();
  if (!point) return shown;
  return (
    <LinkButton title={t('insightAnswer.showPeople', { value: shown })} onClick={() => onPoint(point)}>
      {shown}
    </LinkButton>
  );
}
