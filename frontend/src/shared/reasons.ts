import type { RejectReason } from '../api/types';
import type { Translate } from '../i18n/setup';

const ALL = {
  not_an_object: 'reasons.not_an_object',
  unknown_type: 'reasons.unknown_type',
  missing_event_name: 'reasons.missing_event_name',
  missing_identity: 'reasons.missing_identity',
  invalid_identity: 'reasons.invalid_identity',
  missing_group_id: 'reasons.missing_group_id',
  missing_previous_id: 'reasons.missing_previous_id',
  invalid_field: 'reasons.invalid_field',
  invalid_timestamp: 'reasons.invalid_timestamp',
  timestamp_out_of_range: 'reasons.timestamp_out_of_range',
  message_id_too_long: 'reasons.message_id_too_long',
  too_large: 'reasons.too_large',
  too_many_properties: 'reasons.too_many_properties',
  too_deep: 'reasons.too_deep',
  batch_too_many_events: 'reasons.batch_too_many_events',
  plan_violation: 'reasons.plan_violation',
  do_not_track: 'reasons.do_not_track',
  global_privacy_control: 'reasons.global_privacy_control',
  consent_not_given: 'reasons.consent_not_given',
  identity_not_kept: 'reasons.identity_not_kept',
  no_rule: 'reasons.no_rule',
  unstorable: 'reasons.unstorable',
} as const satisfies Record<RejectReason, string>;

/** Returns text as a reason for a refusal when it is one. */
export function readReason(text: unknown): RejectReason | undefined {
  return typeof text === 'string' && text in ALL ? (text as RejectReason) : undefined;
}

/** Returns a reason in the reader's words; a reason this page does not know yet stays as it is. */
export function reasonText(reason: string, t: Translate): string {
  const known = readReason(reason);
  return known ? t(ALL[known]) : reason;
}
