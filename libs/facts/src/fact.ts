import type { FigureSymbol, Json, JsonObject, Position, QualifyingSymbol } from '@daybook/events';

/**
 * What a fact says. Facts about employments and assignments come in two forms: the whole period, from the
 * first day to the day after the last day; and its terms, a run of days at whose END the same terms held,
 * so that an inclusive last day L ends the run at L: `from ≤ D < to` is always "in force at the end of D"
 * (metrics.md §1 rule 5). What held on that last day itself, which no terms say, is a fact of one day.
 * Posts, reports and cases are half-open already: both forms end on the same day.
 */
export type FactKind =
  | 'employment'
  | 'employment-terms'
  | 'employment-last-day'
  | 'assignment'
  | 'assignment-terms'
  | 'assignment-last-day'
  | 'project-team'
  | 'project-team-terms'
  | 'post'
  | 'post-terms'
  | 'vacancy-report'
  | 'absence'
  | 'sickness'
  | 'case'
  | 'case-terms'
  | 'coworker'
  | 'reported-caseload'
  | 'care'
  | 'legal-status'
  | 'looked-after'
  | 'placement'
  | 'stay'
  | 'temporary-placement'
  | 'missing'
  | 'review'
  | 'child'
  | 'population'
  | 'identity'
  | 'in-post'
  | 'spell'
  | 'registration'
  | 'person'
  | 'qualified'
  | 'published'
  | 'announced'
  | 'stands';

/** What the record says was true of a subject for the days `[from, to)`, whatever the events' conventions. */
export interface Fact {
  /** Three-digit code of the authority. */
  readonly authority: string;
  /** The person or thing, after merges: `worker/SW-1042`. */
  readonly subject: string;
  readonly what: FactKind;
  /** Which of the subject's: an employment id, an assignment id, an event type; `''` where there is one. */
  readonly key: string;
  /** First civil date. */
  readonly from: string;
  /** First civil date on which it no longer holds, or null for an open end. */
  readonly to: string | null;
  /** Its fields are always written in one order, so that equal values have equal JSON text. */
  readonly value: JsonObject;
  /**
   * The recorded events behind it, ascending: the claims whose words it repeats, in its value and in its
   * dates (the one that ended it included), and the corrections that changed them. Not what merely made room
   * for it, such as the leaving before a rehire or the retraction of a retraction. Behind a spell stand the
   * beginning and the end of every run of days that it joins.
   */
  readonly because: readonly Position[];
}

/** A fact with the positions between which it was believed: `knownFrom ≤ P < knownUntil`. */
export interface KnownFact extends Fact {
  readonly knownFrom: Position;
  readonly knownUntil: Position | null;
}

export type Severity = 'error' | 'warning';

/** A rule's remark on a subject (events.md §6). */
export interface Finding {
  readonly authority: string;
  readonly subject: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly from: string;
  readonly to: string | null;
  readonly because: readonly Position[];
  readonly message: string;
}

/** A finding with the positions between which it stood. */
export interface KnownFinding extends Finding {
  readonly knownFrom: Position;
  readonly knownUntil: Position | null;
}

/** Everything that the record says at one position about one person or thing, or those merged at any time. */
export interface SubjectFold {
  readonly facts: readonly Fact[];
  readonly findings: readonly Finding[];
}

/** The value of `employment`: the whole period of one employment. */
export interface EmploymentValue extends JsonObject {
  readonly origin: Json;
  readonly reason: Json;
  readonly destination: Json;
}

/**
 * The value of `employment-terms` and `employment-last-day`. FTE in millionths, null where it is not known.
 */
export interface EmploymentTermsValue extends JsonObject {
  readonly fteMillionths: number | null;
  readonly role: string;
  readonly practiceLevel: string | null;
  readonly team: string | null;
  readonly postId: string | null;
  readonly employer: string | null;
  /** null, or why the person is away from children's services: from the last day in post, inclusive. */
  readonly away: null | 'moved-out' | 'seconded-out' | 'career-break';
  /** While away: the last day in post, inclusive. */
  readonly lastDayInPost: string | null;
}

/** The value of `assignment-terms`, one agency assignment at the end of a day, and `assignment-last-day`. */
export interface AssignmentTermsValue extends JsonObject {
  readonly fteMillionths: number | null;
  readonly role: string;
  readonly team: string | null;
  readonly agency: string | null;
  readonly coversVacancy: boolean;
  readonly projectTeam: string | null;
  readonly plannedEndOn: string | null;
}

/** The value of `post-terms`: a post of the structure. */
export interface PostTermsValue extends JsonObject {
  readonly fteMillionths: number;
  readonly frozen: boolean;
  readonly team: string | null;
  readonly role: string | null;
}

/** The value of `vacancy-report`: an authority's levels as reported, null where a report leaves one out. */
export interface VacancyReportValue extends JsonObject {
  readonly fteVacantMillionths: number | null;
  readonly fteAgencyCoveringMillionths: number | null;
  readonly headcountAgencyCovering: number | null;
}

/** The value of `absence`, from its first day to the day after its last. */
export interface AbsenceValue extends JsonObject {
  /** Null once it was erased. */
  readonly kind: string | null;
  readonly expectedEndOn: string | null;
}

/** The value of `sickness`: working days lost in a month, in tenths of a day. */
export interface SicknessValue extends JsonObject {
  readonly workingDaysTenths: number;
}

/**
 * The value of `case-terms`. Worker ids are as claimed: `identity` facts say who they are. The team is the
 * one that the last lead was allocated in, and stays when the case has no lead.
 */
export interface CaseTermsValue extends JsonObject {
  readonly lead: string | null;
  readonly team: string | null;
}

/** The value of `reported-caseload`. */
export interface ReportedCaseloadValue extends JsonObject {
  readonly cases: number;
}

/** The value of `identity`: who the alias that is the key is. */
export interface IdentityValue extends JsonObject {
  /** The person, as a subject: `worker/SW-1042`. */
  readonly person: string;
}

/** The value of `project-team-terms`: an agency team engaged as a group, at the end of a day. */
export interface ProjectTeamTermsValue extends JsonObject {
  readonly headcount: number;
  readonly fteMillionths: number;
  readonly agency: string | null;
  readonly coversVacancy: boolean;
  readonly plannedEndOn: string | null;
}

/**
 * The value of `in-post`: a person in post, in a counted role, at the end of each day of `[from, to)`.
 * FTE adds the known FTEs of all counted employments; `fteUnknown` says that at least one had none.
 */
export interface InPostValue extends JsonObject {
  readonly fteMillionths: number;
  readonly fteUnknown: boolean;
  /** The headline role (the more senior: the lower census number) and team (of the largest FTE). */
  readonly role: string;
  readonly team: string | null;
}

/** One end of a spell: the person's FTE, role and team on its first or last day. */
export interface SpellEnd extends JsonObject {
  readonly fteMillionths: number;
  readonly fteUnknown: boolean;
  readonly role: string;
  readonly team: string | null;
}

/** The value of `spell`: a longest run of days in post, `to` the day after its last day. */
export interface SpellValue extends JsonObject {
  readonly start: SpellEnd & { readonly origin: string | null };
  readonly end:
    | null
    | (SpellEnd & {
        readonly by: 'left' | 'moved-out' | 'seconded-out' | 'career-break' | 'role-change';
        readonly reason: string | null;
        readonly destination: string | null;
      });
}

/** The value of `person`: each field as last said, null where it was not, `erased` where the key is gone. */
export interface PersonValue extends JsonObject {
  readonly sweNumber: string | null;
  readonly dateOfBirth: string | null;
  readonly sex: string | null;
  readonly name: string | null;
}

/** The value of `registration`: `granted`, `lapsed` or `removed`. */
export interface RegistrationValue extends JsonObject {
  readonly status: string | null;
}

/** The value of `qualified`: what an authority says of its own figure of a day; the key is the metric. */
export interface QualifiedValue extends JsonObject {
  readonly symbol: QualifyingSymbol;
  readonly note: string;
}

/**
 * The value of `announced`: what the authority itself told the world of a metric, the fact's key, for a day.
 * Numbers are exact decimals; null where none was given.
 */
export interface AnnouncedValue extends JsonObject {
  /** The definition with its switches, as answers show it. */
  readonly definition: string;
  /** The position that the figure was reckoned at. */
  readonly asAt: string;
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly value: string | null;
}

/**
 * The value of `published`: what the department published last of the authority's figure of a metric, the
 * fact's key, for a day. Numbers are exact decimals; null where none was given.
 */
export interface PublishedValue extends JsonObject {
  readonly release: string;
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly value: string | null;
  readonly symbol: FigureSymbol | null;
}
