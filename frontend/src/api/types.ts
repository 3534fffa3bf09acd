// The shapes the server answers with, by the names the pages use. All but the results come from openapi.json.
import type { components } from './schema';

type Schemas = components['schemas'];

export type Role = Schemas['Role'];
export type User = Schemas['UserOut'];
export type Session = Schemas['SessionOut'];
export type ProjectRef = Schemas['ProjectItem'];
export type Project = Schemas['ProjectOut'];
export type Invitation = Schemas['InvitationOut'];
export type Key = Schemas['KeyOut'];
export type Scope = Schemas['Scope'];
export type Member = Schemas['MemberOut'];
export type PendingInvitation = Schemas['OpenInvitationOut'];
export type NewInvitation = Schemas['NewInvitationOut'];
export type AuditEntry = Schemas['AuditEntryOut'];
export type PropertyInfo = Schemas['PropertyOut'];
export type EventInfo = Schemas['EventSeenOut'];
export type Schema = Schemas['SchemaOut'];
export type EventItem = Schemas['PersonEventOut'];
export type Reject = Schemas['RejectOut'];
export type RejectReason = Schemas['RejectReason'];
export type Consumer = Schemas['ConsumerOut'];
export type Pipeline = Schemas['PipelineOut'];
export type PersonRow = Schemas['PersonRowOut'];
export type PeopleSort = Schemas['Sort'];
export type Person = Schemas['PersonOut'];
export type Trait = Schemas['TraitOut'];
export type Identity = Schemas['IdentityOut'];
export type Merge = Schemas['MergeOut'];
export type Meta = Schemas['MetaOut'];

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
