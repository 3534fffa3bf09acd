import type { PropertyInfo, SavedCohort } from '../../api/types';
import type { GroupTraits } from '../group-traits';

/** What conditions can look at; cohorts and traits of groups where they can be asked for. */
export type Fields = {
  properties: PropertyInfo[];
  traits: PropertyInfo[];
  cohorts?: SavedCohort[];
  groups?: GroupTraits[];
};
