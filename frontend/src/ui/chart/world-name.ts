/** The name of the map of the world, whose regions are called by their ISO 3166-1 alpha-2 codes. */
export const WORLD = 'world';
