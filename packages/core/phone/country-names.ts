import type { CountryCode } from 'libphonenumber-js';

/** ISO 3166: codes of three letters, and of two where they are not the first two of them. */
export const isoCodes =
  'ABW:AW AFG AGO:AO AIA ALA:AX ALB AND:AD ARE:AE ARG ARM:AM ASM ATG:AG AUS AUT:AT AZE BDI:BI BEL BEN:BJ ' +
  'BES:BQ BFA BGD:BD BGR BHR BHS:BS BIH:BA BLM BLR:BY BLZ:BZ BMU BOL BRA BRB:BB BRN:BN BTN BWA CAF:CF CAN ' +
  'CCK CHE CHL:CL CHN:CN CIV CMR COD:CD COG:CG COK:CK COL COM:KM CPV:CV CRI CUB CUW:CW CXR CYM:KY CYP CZE ' +
  'DEU DJI DMA DNK:DK DOM DZA ECU EGY ERI ESH:EH ESP EST:EE ETH FIN FJI FLK:FK FRA FRO:FO FSM:FM GAB GBR ' +
  'GEO GGY GHA GIB GIN:GN GLP:GP GMB GNB:GW GNQ:GQ GRC GRD:GD GRL:GL GTM GUF:GF GUM GUY:GY HKG HND HRV HTI ' +
  'HUN IDN IMN IND IOT IRL:IE IRN IRQ:IQ ISL ISR:IL ITA JAM:JM JEY JOR JPN KAZ:KZ KEN KGZ KHM KIR KNA ' +
  'KOR:KR KWT LAO LBN LBR:LR LBY:LY LCA LIE LKA LSO LTU LUX LVA MAC:MO MAF:MF MAR MCO MDA MDG:MG MDV:MV ' +
  'MEX:MX MHL MKD MLI MLT:MT MMR MNE:ME MNG MNP:MP MOZ:MZ MRT MSR MTQ:MQ MUS MWI MYS MYT:YT NAM NCL NER NFK ' +
  'NGA NIC NIU:NU NLD NOR NPL NRU NZL OMN PAK:PK PAN PER PHL PLW:PW PNG:PG POL:PL PRI PRK:KP PRT:PT PRY:PY ' +
  'PSE PYF:PF QAT REU ROU RUS RWA SAU SDN SEN:SN SGP SHN SJM SLB:SB SLE SLV:SV SMR SOM SPM:PM SRB:RS SSD ' +
  'STP SUR:SR SVK:SK SVN:SI SWE:SE SWZ:SZ SXM SYC:SC SYR TCA TCD:TD TGO THA TJK TKL TKM:TM TLS TON TTO ' +
  'TUN:TN TUR:TR TUV:TV TWN TZA UGA UKR:UA URY:UY USA UZB VAT VCT VEN VGB VIR VNM VUT WLF:WF WSM XKX YEM ' +
  'ZAF ZMB ZWE';

/**
 * Names of countries in English, German, French and Spanish that `Intl` does not know, as people and programs
 * use them.
 */
export const otherNames: Partial<Record<CountryCode, string>> = {
  AE: 'UAE, VAE, EAU',
  AT: 'A',
  BA: 'Bosnia, Bosnien',
  BO: 'Plurinational State of Bolivia',
  BY: 'Belorussia, Weißrussland, Biélorussie',
  CD: 'DR Congo, Democratic Republic of the Congo, République démocratique du Congo, Zaire',
  CG: 'Congo, Republic of the Congo, Kongo',
  CH: 'Swiss, Confoederatio Helvetica',
  CI: 'Ivory Coast, Elfenbeinküste, Costa de Marfil',
  CN: 'PRC, P R China, People’s Republic of China, Volksrepublik China',
  CV: 'Cape Verde, Kap Verde, Cap-Vert',
  CZ: 'Czech Republic, Tschechische Republik, République tchèque, República Checa',
  DE: 'D, BRD, Federal Republic of Germany, Bundesrepublik Deutschland',
  DO: 'Dominican Rep, Rep Dominicana',
  ES: 'E, Kingdom of Spain',
  FR: 'F, République française',
  GB:
    'UK, U K, Great Britain, Britain, England, Scotland, Wales, Northern Ireland, United Kingdom of Great Britain and Northern Ireland, ' +
    'Großbritannien, GB und Nordirland, Schottland, Nordirland, Grande-Bretagne, Angleterre, Écosse, Pays de Galles, Irlande du Nord, ' +
    'Gran Bretaña, Inglaterra, Escocia, Gales, Irlanda del Norte',
  GR: 'EL, Hellas',
  HK: 'Hong Kong, Hongkong',
  IE: 'Republic of Ireland, Eire, Republik Irland',
  IR: 'Islamic Republic of Iran',
  IT: 'I',
  KP: 'Democratic People’s Republic of Korea',
  KR: 'Korea, Republic of Korea, Korea Republic of, Corée, Corea',
  LA: 'Lao, Lao PDR',
  MD: 'Republic of Moldova, Moldawien, Moldavie',
  MK: 'Macedonia, FYROM, Mazedonien, Macédoine',
  MM: 'Burma, Birma, Birmanie, Birmania',
  MO: 'Macao, Macau',
  NL: 'Holland, The Netherlands, Nederland',
  PS: 'Palestine, Palästina, Palestina, State of Palestine',
  RU: 'Russian Federation, Russische Föderation, Fédération de Russie, Federación Rusa',
  SK: 'Slovak Republic, Slowakische Republik',
  SY: 'Syrian Arab Republic',
  SZ: 'Swaziland, Swasiland',
  TL: 'East Timor, Osttimor',
  TR: 'Turkey',
  TW: 'Taiwan Province of China, Republic of China',
  TZ: 'United Republic of Tanzania',
  US:
    'U S, U S A, United States of America, America, US of A, Vereinigte Staaten von Amerika, Amerika, États-Unis d’Amérique, Amérique, ' +
    'EE UU, EEUU, E U A, EUA, Estados Unidos de América, Estados Unidos de Norteamérica',
  VA: 'Holy See',
  VE: 'Bolivarian Republic of Venezuela',
  VN: 'Viet Nam',
};
