import { createContext, useContext } from 'react';
import type { GroupTypeName } from '../lib/condition';
import { countedFirst, type GroupTraits, sayType } from './group-traits';
import { useGroupTypes } from './group-types';
import { useSchema } from './schema';

/** Of which type the groups are that the question at hand counts. */
export const CountedGroups = createContext<GroupTypeName | undefined>(undefined);

/** Returns the traits of the project's groups by type, those of the groups that are counted first. */
export function useGroupTraits(): GroupTraits[] {
  const counted = useContext(CountedGroups);
  const names = new Map(useGroupTypes().map(({ type, name }) => [type, name]));
  return countedFirst(
    useSchema().groups.map(({ type, traits }) => ({
      said: sayType(type, counted),
      name: names.get(type) ?? type,
      traits,
    })),
    counted,
  );
}
