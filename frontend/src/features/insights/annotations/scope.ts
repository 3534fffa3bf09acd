import { createContext } from 'react';
import type { Annotation } from '../../../api/types';

/** Where charts are looked at: on a dashboard, which may have annotations of its own. */
export type AnnotationScope = {
  dashboardId?: string;
  /** Those to show; without it they are asked for. */
  given?: Annotation[];
};

export const AnnotationContext = createContext<AnnotationScope>({});
