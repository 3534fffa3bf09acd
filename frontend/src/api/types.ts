// The shapes the server answers with, by the names the pages use. All come from openapi.json.
import type { components } from './schema';

type Schemas = components['schemas'];

export type Role = Schemas['Role'];
export type User = Schemas['UserOut'];
export type Session = Schemas['SessionOut'];
export type ProjectRef = Schemas['ProjectItem'];
export type Project = Schemas['ProjectOut'];
export type ProjectSettings = Schemas['SettingsOut'];
export type IpPolicy = Schemas['IpPolicy'];
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
export type Journey = Schemas['JourneyOut'];
export type JourneyStage = Schemas['StageOut'];
export type Plan = Schemas['PlanOut'];
export type PlanEvent = Schemas['PlanEventOut'];
export type PlanProperty = Schemas['PlanPropertyOut'];
export type PlanDraft = Schemas['DraftOut'];
export type PlanChange = Schemas['ChangeOut'];
export type PlanVersion = Schemas['VersionItemOut'];
export type PlanFile = Schemas['PlanFileOut'];
export type TrackingPlan = Schemas['TrackingPlanOut'];
export type Violation = Schemas['ViolationOut'];
export type Violations = Schemas['ViolationsOut'];
export type Policy = Schemas['Policy'];
export type PropertyType = Schemas['PropertyType'];
export type Pii = Schemas['Pii'];
export type Consumer = Schemas['ConsumerOut'];
export type Pipeline = Schemas['PipelineOut'];
export type PersonRow = Schemas['PersonRowOut'];
export type PeopleSort = Schemas['Sort'];
export type Person = Schemas['PersonOut'];
export type Trait = Schemas['TraitOut'];
export type Identity = Schemas['IdentityOut'];
export type Device = Schemas['DeviceOut'];
export type PurposeState = Schemas['PurposeStateOut'];
export type Merge = Schemas['MergeOut'];
export type Meta = Schemas['MetaOut'];

export type TrendSeries = Schemas['TrendSeriesOut'];
export type TrendResult = Schemas['TrendResultOut'];
export type FunnelStep = Schemas['FunnelStepOut'];
export type TimeToConvert = Schemas['TimeToConvertOut'];
export type FunnelResult = Schemas['FunnelResultOut'];
export type Cohort = Schemas['CohortOut'];
export type RetentionResult = Schemas['RetentionResultOut'];
export type TrendAnswer = Schemas['TrendAnswer'];
export type Answer = Schemas['AnswerOut'];
export type ChartAnswer = TrendAnswer | Schemas['FunnelAnswer'] | Schemas['RetentionAnswer'];

/** A breakdown value; null is “has none”. */
export type Scalar = string | number | boolean | null;
