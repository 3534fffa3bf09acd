import type { PropertyInfo } from '../../api/types';

/** What conditions can look at. */
export type Fields = { properties: PropertyInfo[]; traits: PropertyInfo[] };
