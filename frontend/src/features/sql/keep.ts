import type { ReactNode } from 'react';

/** Asks for what a query is kept under; the application composes it, since insights keep it. */
export type Keep = (sql: string, close: () => void) => ReactNode;
