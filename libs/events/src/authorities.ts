import { authorityRows, type AuthorityRow } from './authorities-table';
import type { CivilDate } from './civil-date';

/** An area for which the department publishes figures: a region, a part of London, or England. */
export interface Region {
  /** The nine-character code of the Office for National Statistics. */
  readonly code: string;
  readonly name: string;
  /** The region of which this is a part: London, of Inner and Outer London. */
  readonly partOf?: string;
}

/** Who may be the `authority` of an event (events.md §2). */
export interface Authority {
  /** The department's three-digit code (`old_la_code`). */
  readonly code: string;
  readonly name: string;
  /** The nine-character code now (`new_la_code`); sandboxes and the department have none. */
  readonly newCode?: string;
  /** Nine-character codes that published tables gave it otherwise. */
  readonly formerNewCodes?: readonly string[];
  /** One of the nine regions; sandboxes and the department lie in none. */
  readonly regionCode?: string;
  readonly regionName?: string;
  /** Inner or Outer London. */
  readonly subRegion?: Region;
  /** The first day on which it existed; always, where absent. */
  readonly from?: CivilDate;
  /** The first day on which it existed no longer. */
  readonly until?: CivilDate;
  /** The code of the authority under which its workforce is reported (codes.md §2, special geographies). */
  readonly reportsUnder?: string;
}

/** England as a whole. */
export const england: Region = { code: 'E92000001', name: 'England' };

/** The stream of the department itself: published figures of regions and England. */
export const DEPARTMENT = '000';

/** The nine regions of England, and Inner and Outer London as parts of one. */
export const regions: readonly Region[] = [
  { code: 'E12000001', name: 'North East' },
  { code: 'E12000002', name: 'North West' },
  { code: 'E12000003', name: 'Yorkshire and The Humber' },
  { code: 'E12000004', name: 'East Midlands' },
  { code: 'E12000005', name: 'West Midlands' },
  { code: 'E12000006', name: 'East of England' },
  { code: 'E12000007', name: 'London' },
  { code: 'E13000001', name: 'Inner London', partOf: 'E12000007' },
  { code: 'E13000002', name: 'Outer London', partOf: 'E12000007' },
  { code: 'E12000008', name: 'South East' },
  { code: 'E12000009', name: 'South West' },
];

const regionsByCode = new Map(regions.map((region) => [region.code, region]));
const sandboxCodes = ['990', '991', '992', '993', '994', '995', '996', '997'];

/** Every authority that an event may name: the department, local authorities past and present, sandboxes. */
export const authorities: readonly Authority[] = [
  { code: DEPARTMENT, name: 'Department for Education' },
  ...authorityRows.map(authorityOfRow),
  ...sandboxCodes.map((code) => ({ code, name: `Sandbox ${code}` })),
];

const authoritiesByCode = new Map(authorities.map((authority) => [authority.code, authority]));

/** The authority of a three-digit code. */
export function authorityOf(code: string): Authority | undefined {
  return authoritiesByCode.get(code);
}

/** Whether an event may name this code as its authority. */
export function isAuthorityCode(code: string): boolean {
  return authoritiesByCode.has(code);
}

/** The area of a nine-character code: one of {@link regions}, or England. */
export function regionOf(code: string): Region | undefined {
  return code === england.code ? england : regionsByCode.get(code);
}

/**
 * The local authorities that exist on a day, by code: of a region, of Inner or Outer London, or of England,
 * which is also meant where no area is given. Those with `reportsUnder` are among them.
 */
export function authoritiesAt(date: CivilDate, areaCode: string = england.code): Authority[] {
  return authorities.filter((authority) => existsOn(authority, date) && liesIn(authority, areaCode));
}

/**
 * The local authorities of an area, as {@link authoritiesAt}, that report their own workforce on a day: what
 * a region's or England's workforce figures have to cover.
 */
export function reportingAuthoritiesAt(date: CivilDate, areaCode: string = england.code): Authority[] {
  return authoritiesAt(date, areaCode).filter((authority) => authority.reportsUnder === undefined);
}

function existsOn({ from, until }: Authority, date: CivilDate): boolean {
  return (from === undefined || from <= date) && (until === undefined || date < until);
}

function liesIn({ regionCode, subRegion }: Authority, areaCode: string): boolean {
  if (areaCode === england.code) return regionCode !== undefined;
  return regionCode === areaCode || subRegion?.code === areaCode;
}

function authorityOfRow([code, newCode, areaCode, name, more]: AuthorityRow): Authority {
  const area = regionsByCode.get(areaCode);
  const region = area?.partOf === undefined ? area : regionsByCode.get(area.partOf);
  if (area === undefined || region === undefined) throw new RangeError(`no region ${areaCode}, of ${name}`);
  const inRegion = { code, name, newCode, regionCode: region.code, regionName: region.name, ...more };
  return area === region ? inRegion : { ...inRegion, subRegion: area };
}
