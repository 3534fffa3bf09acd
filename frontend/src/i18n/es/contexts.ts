import type { Messages } from '../messages';

export const contexts: Messages['contexts'] = {
  traffic_channel: 'canal',
  traffic_source: 'fuente del tráfico',
  traffic_medium: 'medio',
  campaign_name: 'campaña',
  referrer_host: 'sitio de procedencia',
  device_type: 'tipo de dispositivo',
  browser_name: 'navegador',
  os_name: 'sistema operativo',
  location_country: 'país',
  location_region: 'región',
  location_city: 'ciudad',
  language: 'idioma',
  library_name: 'biblioteca que lo envió',
};
