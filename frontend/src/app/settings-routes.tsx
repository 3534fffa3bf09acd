import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { project } from './roots';

const projectSettings = createRoute({
  getParentRoute: () => project,
  path: '/settings/project',
  component: lazyRouteComponent(() => import('../features/settings/project-page'), 'ProjectPage'),
});
const privacySettings = createRoute({
  getParentRoute: () => project,
  path: '/settings/privacy',
  component: lazyRouteComponent(() => import('../features/settings/privacy-page'), 'PrivacyPage'),
});
const keys = createRoute({
  getParentRoute: () => project,
  path: '/settings/keys',
  component: lazyRouteComponent(() => import('../features/settings/keys-page'), 'KeysPage'),
});
const members = createRoute({
  getParentRoute: () => project,
  path: '/settings/members',
  component: lazyRouteComponent(() => import('../features/settings/members-page'), 'MembersPage'),
});
const notifications = createRoute({
  getParentRoute: () => project,
  path: '/settings/notifications',
  component: lazyRouteComponent(
    () => import('../features/settings/notices/notifications-page'),
    'NotificationsPage',
  ),
});
const outbox = createRoute({
  getParentRoute: () => project,
  path: '/settings/outbox',
  component: lazyRouteComponent(() => import('../features/settings/notices/outbox-page'), 'OutboxPage'),
});
const audit = createRoute({
  getParentRoute: () => project,
  path: '/settings/audit',
  component: lazyRouteComponent(() => import('../features/settings/audit-page'), 'AuditPage'),
});
const profile = createRoute({
  getParentRoute: () => project,
  path: '/settings/profile',
  component: lazyRouteComponent(() => import('../features/settings/profile-page'), 'ProfilePage'),
});

export const settingsRoutes = [
  projectSettings,
  privacySettings,
  keys,
  members,
  notifications,
  outbox,
  audit,
  profile,
] as const;
