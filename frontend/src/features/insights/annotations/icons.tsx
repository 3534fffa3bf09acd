import { Flag, Megaphone, Rocket, TriangleAlert } from 'lucide-react';
import type { Annotation } from '../../../api/types';

const ICONS = { release: Rocket, campaign: Megaphone, incident: TriangleAlert, other: Flag };

/** The sign of what sort of thing happened. */
export function KindIcon({ kind }: { kind: Annotation['kind'] }) {
  const Icon = ICONS[kind];
  return <Icon size={13} aria-hidden />;
}
