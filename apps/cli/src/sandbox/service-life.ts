import type { AbsenceKind, Destination, LeavingReason, Origin, Role } from '@daybook/events';

/** Values with the weights that they have in a children's service. */
type Weighted<T> = readonly (readonly [T, number])[];

export const teams = [
  'Front Door and Duty',
  'Assessment 1',
  'Assessment 2',
  'Care Management North',
  'Care Management South',
  'Court and Proceedings',
  'Looked After Children 1',
  'Looked After Children 2',
  'Leaving Care',
  'Children with Disabilities',
  'Fostering and Adoption',
  'Independent Review and Quality',
] as const;

export const agencies = [
  'Ashdown Professional',
  'Beacon Interim',
  'Carrick and Lowe',
  'Harbour Recruitment',
  'Keystone Care Staffing',
  'Northgate Social Care',
  'Oakline Locums',
] as const;

export const hostServices = [
  "Children's Social Care Academy",
  'Regional Adoption Agency',
  'Youth Justice Service',
];

export const otherServices = ["Adults' services", 'Early Help', 'Housing', 'Public Health'];

export const employedRoles: Weighted<Role> = [
  ['senior-manager', 2],
  ['middle-manager', 5],
  ['first-line-manager', 15],
  ['senior-practitioner', 20],
  ['case-holder', 48],
  ['qualified-without-cases', 10],
];

export const hiredRoles: Weighted<Role> = [
  ['middle-manager', 2],
  ['first-line-manager', 8],
  ['senior-practitioner', 14],
  ['case-holder', 70],
  ['qualified-without-cases', 6],
];

export const agencyRoles: Weighted<Role> = [
  ['middle-manager', 1],
  ['first-line-manager', 9],
  ['senior-practitioner', 12],
  ['case-holder', 72],
  ['qualified-without-cases', 6],
];

/** Where somebody of a role goes next within the service. */
export const nextRole: Partial<Record<Role, Role>> = {
  'middle-manager': 'senior-manager',
  'first-line-manager': 'middle-manager',
  'senior-practitioner': 'first-line-manager',
  'case-holder': 'senior-practitioner',
  'qualified-without-cases': 'senior-practitioner',
};

export const hiredFrom: Weighted<Origin> = [
  ['newly-qualified', 34],
  ['other-authority', 32],
  ['outside-england', 6],
  ['other-social-work', 6],
  ['other-social-care', 7],
  ['outside-social-care', 4],
  ['other', 3],
  ['not-known', 8],
];

export const leftFor: Weighted<Destination> = [
  ['other-authority', 38],
  ['outside-england', 3],
  ['agency', 14],
  ['other-social-work', 6],
  ['other-social-care', 8],
  ['outside-social-care', 13],
  ['other', 5],
  ['not-known', 13],
];

export const leftBecause: Weighted<LeavingReason> = [
  ['resignation', 76],
  ['retired', 11],
  ['voluntary-redundancy', 2],
  ['dismissed', 2],
  ['deceased', 1],
  ['other', 4],
  ['not-known', 4],
];

export const absences: Weighted<AbsenceKind> = [
  ['maternity', 38],
  ['sickness', 40],
  ['training', 8],
  ['other-paid', 6],
  ['unpaid-authorised', 5],
  ['public-duty', 1],
  ['suspension', 2],
];

/** How long absences last, in days. */
export const absenceLengths: Readonly<Record<AbsenceKind, readonly [number, number]>> = {
  maternity: [150, 300],
  sickness: [28, 120],
  training: [20, 60],
  'public-duty': [14, 30],
  'other-paid': [14, 40],
  'unpaid-authorised': [14, 60],
  unauthorised: [5, 10],
  suspension: [21, 90],
};
