/** Zones of every kind of clock: half hours, midnight shifts, Ramadan, no shifts, days of 24.5 hours, the date line. */
export const zones = `
  America/New_York America/Chicago America/Denver America/Phoenix America/Los_Angeles America/Anchorage America/Adak
  Pacific/Honolulu America/St_Johns America/Halifax America/Havana America/Santiago America/Asuncion America/Sao_Paulo
  America/Mexico_City America/Tijuana America/Nuuk Atlantic/Azores Europe/London Europe/Dublin Europe/Lisbon
  Europe/Berlin Europe/Kyiv Europe/Chisinau Europe/Istanbul Africa/Casablanca Africa/Cairo Asia/Jerusalem Asia/Beirut
  Asia/Gaza Asia/Tehran Asia/Kolkata Asia/Kathmandu Asia/Shanghai Australia/Perth Australia/Adelaide Australia/Darwin
  Australia/Sydney Australia/Lord_Howe Pacific/Auckland Pacific/Chatham Pacific/Norfolk Pacific/Apia Pacific/Kiritimati
`
  .trim()
  .split(/\s+/);
