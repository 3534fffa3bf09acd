/** What enrichment adds to events, by path with _ for its dot. */
export const contexts = {
  traffic_channel: 'channel',
  traffic_source: 'traffic source',
  traffic_medium: 'medium',
  campaign_name: 'campaign',
  referrer_host: 'referring site',
  device_type: 'device type',
  browser_name: 'browser',
  os_name: 'operating system',
  location_country: 'country',
  location_region: 'region',
  location_city: 'city',
  language: 'language',
  library_name: 'library that sent it',
};
