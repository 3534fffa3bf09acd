// The shapes the server answers with. Names and fields follow docs/reference and openapi.json.
import type { Condition } from '../lib/condition';

export type Role = 'owner' | 'admin' | 'editor' | 'viewer';
export type User = {
  id: string;
  email: string;
  name: string;
  language: 'es' | 'en' | null;
  theme: 'light' | 'dark' | 'auto';
  has_password: boolean;
};
export type ProjectRef = { project_id: string; name: string; role: Role; timezone: string; sample: boolean };
export type Session = { user: User; csrf_token: string; projects: ProjectRef[] };
export type Project = {
  project_id: string;
  name: string;
  timezone: string;
  sample: boolean;
  created_at: string;
  write_key: string;
};
export type Invitation = { email: string; workspace: string; role: Role };

export type Key = {
  id: string;
  kind: 'write' | 'api';
  name: string;
  prefix: string;
  value?: string | null;
  scopes: string[];
  created_at: string;
  expires_at: string | null;
  last_used_at: string | null;
  revoked_at: string | null;
};
export type Member = { user_id: string; email: string; name: string; role: Role; joined_at: string };
export type PendingInvitation = { id: string; email: string; role: Role; expires_at: string };
export type Members = { items: Member[]; invitations: PendingInvitation[] };
export type AuditEntry = {
  seq: number | string;
  at: string;
  actor: { kind: 'user' | 'key' | 'system'; id: string | null; name: string | null };
  action: string;
  target: string | null;
  detail: Record<string, unknown>;
  hash: string;
};
export type Audit = { items: AuditEntry[]; cursor: string | null; verified: boolean };

export type Warning = { code: string; message: string };
export type Meta = {
  rows_read: number;
  elapsed_ms: number;
  cached: boolean;
  timezone: string;
  sql: string | null;
  definition: string | null;
  warnings: Warning[];
  data_version?: string | number | null;
};
export type Scalar = string | number | boolean | null;
export type TrendSeries = {
  name: string;
  event?: string | null;
  breakdown: Scalar;
  labels: string[];
  values: (number | null)[];
  total: number | null;
};
export type TrendResult = { series: TrendSeries[]; compare?: TrendSeries[] | null };
export type FunnelStep = {
  name: string;
  count: number;
  conversion_from_start: number | null;
  conversion_from_previous: number | null;
  median_s: number | null;
  avg_s: number | null;
};
export type TimeToConvert = {
  median_s: number | null;
  avg_s: number | null;
  p25_s: number | null;
  p75_s: number | null;
  p90_s: number | null;
  histogram: { from_s: number; to_s: number; count: number }[];
};
export type FunnelResult = {
  steps: FunnelStep[];
  breakdowns?: { value: Scalar; steps: FunnelStep[] }[] | null;
  time_to_convert?: TimeToConvert | null;
};
export type Cohort = { date: string; size: number; values: (number | null)[] };
export type RetentionResult = {
  cohorts: Cohort[];
  mean?: (number | null)[];
  breakdowns?: { value: Scalar; cohorts: Cohort[] }[] | null;
};
export type PersonBehind = {
  person_id: string;
  display_name: string;
  user_id: string | null;
  email: string | null;
  traits: Record<string, unknown>;
  value: number | null;
  first_at: string | null;
  last_at: string | null;
};
export type PeopleResult = { items: PersonBehind[]; cursor: string | null; total: number };
export type Answer<Result> = { kind: string; result: Result; meta: Meta };

export type PropertyInfo = { name: string; types: string[]; coverage: number; examples: unknown[] };
export type EventInfo = {
  name: string;
  volume: number;
  persons: number;
  first_seen: string;
  last_seen: string;
  properties: PropertyInfo[];
};
export type Schema = { events: EventInfo[]; traits: PropertyInfo[] };

export type EventItem = {
  seq: number | string;
  event: string;
  type: string;
  timestamp: string;
  received_at: string;
  message_id: string;
  person_id: string;
  display_name: string;
  user_id: string | null;
  anonymous_id: string | null;
  properties: Record<string, unknown>;
  context: Record<string, unknown>;
};
export type EventPage = { items: EventItem[]; cursor: string | null };
export type Reject = {
  seq: number | string;
  received_at: string;
  reason: string;
  detail: string | null;
  sample: string | null;
  message_id: string | null;
};
export type Rejects = { items: Reject[]; counts: { reason: string; count: number }[]; cursor: string | null };
export type Consumer = {
  name: string;
  cursor: number | string;
  lag_events: number;
  lag_s: number;
  error: { message: string; since: string } | null;
};
export type Pipeline = {
  accepted: number;
  duplicates: number;
  rejected: number;
  log: { head: number | string; durable_at: string | null; bytes: number };
  consumers: Consumer[];
};

export type PersonRow = {
  person_id: string;
  display_name: string;
  user_id: string | null;
  email: string | null;
  anonymous: boolean;
  traits: Record<string, unknown>;
  first_seen: string | null;
  last_seen: string | null;
  events: number;
};
export type PeoplePage = { items: PersonRow[]; total: number; cursor: string | null };
export type Trait = {
  name: string;
  value: unknown;
  set_at: string | null;
  message_id: string | null;
  source: string | null;
};
export type Identity = {
  kind: 'user_id' | 'anonymous_id';
  value: string;
  linked_at: string;
  cause: string;
  person_id: string;
};
export type Merge = {
  merge_id: string;
  from: { person_id: string; display_name: string };
  into: { person_id: string; display_name: string };
  cause: string;
  at: string;
  undone_at: string | null;
  undoable: boolean;
};
export type Person = {
  person_id: string;
  display_name: string;
  email: string | null;
  user_id: string | null;
  anonymous: boolean;
  traits: Trait[];
  identities: Identity[];
  merges: Merge[];
  first_seen: string | null;
  last_seen: string | null;
  events: number;
};
export type PeopleSort = '-last_seen' | 'last_seen' | 'name' | '-events';
export type PeopleSearch = { search?: string; filter?: Condition; sort?: PeopleSort };
export type Status = { version: string; ready: boolean };
