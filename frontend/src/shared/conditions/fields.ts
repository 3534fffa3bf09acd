import type { PropertyInfo, SavedCohort } from '../../api/types';

/** What conditions can look at; cohorts where they can be asked for. */
export type Fields = { properties: PropertyInfo[]; traits: PropertyInfo[]; cohorts?: SavedCohort[] };
