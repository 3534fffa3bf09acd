import type { Role } from '../../api/types';

/** Roles from the most to the least powerful. */
export const ROLES: Role[] = ['owner', 'admin', 'editor', 'viewer'];
