// One text for each reason of openapi.json's RejectReason.
export const reasons = {
  not_an_object: 'Not an object',
  unknown_type: 'Unknown type of item',
  missing_event_name: 'No event name',
  missing_identity: 'Nobody: neither user id nor anonymous id',
  invalid_identity: 'User id or anonymous id is not usable',
  missing_group_id: 'No group id',
  missing_previous_id: 'No previous id',
  invalid_field: 'A field has the wrong type',
  invalid_timestamp: 'The timestamp cannot be read',
  timestamp_out_of_range: 'The timestamp is too far away',
  message_id_too_long: 'The message id is too long',
  too_large: 'The item is too large',
  too_many_properties: 'Too many properties',
  too_deep: 'Nested too deeply',
  batch_too_many_events: 'Too many events in one batch',
  unstorable: 'Contains what cannot be stored',
};
