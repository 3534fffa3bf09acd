import type { ReactElement } from 'react';
import { cloneElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Tooltip } from '../ui/kit';
import { useMay } from './session';

type GateProps = { need: 'write' | 'manage'; children: ReactElement<{ disabled?: boolean }> };

/** Disables a control, and says why, when the reader's role does not allow what it does. */
export function Gate({ need, children }: GateProps) {
  const { t } = useTranslation();
  const may = useMay();
  if (may[need]) return children;
  return (
    <Tooltip label={t(need === 'write' ? 'common.needsEditor' : 'common.needsAdmin')}>
      <span>{cloneElement(children, { disabled: true })}</span>
    </Tooltip>
  );
}
