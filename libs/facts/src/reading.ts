import { compareUtf8 } from '@daybook/events';
import { absenceFacts, absenceRemarks } from './absence/absence';
import { assignmentFacts, assignmentRemarks } from './assignment/assignment';
import { careFacts, careRemarks } from './care/care-facts';
import { caseFacts, caseRemarks } from './case/case';
import { caseloadFacts, caseloadRemarks } from './caseload/caseload';
import { childFacts } from './child/child';
import { marksWithAway } from './employment/away';
import { employmentFacts, employmentRemarks } from './employment/employment';
import { marksOf } from './engagement/segment';
import type { Fact, Finding, SubjectFold } from './fact';
import { figureFacts } from './figure/figure';
import { identityFacts } from './merge/identity';
import { missingFacts, missingRemarks } from './missing/missing';
import { personFacts } from './person/person';
import { populationFacts } from './population/population';
import { postFacts, postRemarks } from './post/post';
import { projectTeamFacts, projectTeamRemarks } from './project-team/project-team';
import { registrationFacts, registrationSegments } from './registration/registration';
import { compareEnds } from './end-order';
import type { Remark } from './remark';
import { reviewFacts } from './review/review';
import { concurrentFullTime, worksOf } from './rule/concurrent-full-time';
import { inPostWithoutRegistration } from './rule/in-post-without-registration';
import { isSameFact, isSameFinding, keeping } from './sameness';
import { sicknessFacts } from './sickness/sickness';
import { evesOfSingleDays, inPostSegments } from './spell/in-post';
import { spellSegment, spellsOf } from './spell/spell';
import { standingFacts } from './stands/stands';
import { factsOf, findingsOf } from './subject';
import type { Subject } from './subject';
import type { Timelines } from './timelines';
import { vacancyReportFacts, vacancyReportRemarks } from './vacancy-report/vacancy-report';

/** A chapter of what a subject's timelines say, and which of them it reads. */
interface Chapter {
  readonly reads: readonly (keyof Timelines)[];
  facts?(timelines: Timelines, subject: Subject): readonly Fact[];
  remarks?(timelines: Timelines): readonly Remark[];
}

/** What the timelines say, chapter by chapter, kept so that only what changed is read again. */
export interface Reading {
  readonly subject: Subject;
  readonly timelines: Timelines;
  readonly chapters: readonly SubjectFold[];
  readonly fold: SubjectFold;
}

const chapters: readonly Chapter[] = [
  {
    reads: ['employments'],
    facts: ({ employments }, subject) => employmentFacts(employments, subject),
    remarks: ({ employments }) => employmentRemarks(employments),
  },
  { reads: ['employments'], facts: spellFacts },
  {
    reads: ['assignments'],
    facts: ({ assignments }, subject) => assignmentFacts(assignments, subject),
    remarks: ({ assignments }) => assignmentRemarks(assignments),
  },
  {
    reads: ['absences'],
    facts: ({ absences }, subject) => absenceFacts(absences, subject),
    remarks: ({ absences }) => absenceRemarks(absences),
  },
  { reads: ['sickness'], facts: ({ sickness }, subject) => sicknessFacts(sickness, subject) },
  {
    reads: ['caseloads', 'employments', 'assignments'],
    facts: caseloadFacts,
    remarks: caseloadRemarks,
  },
  {
    reads: ['projectTeams'],
    facts: ({ projectTeams }, subject) => projectTeamFacts(projectTeams, subject),
    remarks: ({ projectTeams }) => projectTeamRemarks(projectTeams),
  },
  {
    reads: ['posts'],
    facts: ({ posts }, subject) => postFacts(posts, subject),
    remarks: ({ posts }) => postRemarks(posts),
  },
  {
    reads: ['vacancyReports'],
    facts: ({ vacancyReports }, subject) => vacancyReportFacts(vacancyReports, subject),
    remarks: ({ vacancyReports }) => vacancyReportRemarks(vacancyReports),
  },
  {
    reads: ['cases'],
    facts: ({ cases }, subject) => caseFacts(cases, subject),
    remarks: ({ cases }) => caseRemarks(cases),
  },
  {
    reads: ['care'],
    facts: ({ care }, subject) => careFacts(care, subject),
    remarks: ({ care }) => careRemarks(care),
  },
  {
    reads: ['missing'],
    facts: ({ missing }, subject) => missingFacts(missing, subject),
    remarks: ({ missing }) => missingRemarks(missing),
  },
  { reads: ['reviews'], facts: ({ reviews }, subject) => reviewFacts(reviews, subject) },
  { reads: ['child'], facts: ({ child }, subject) => childFacts(child, subject) },
  { reads: ['population'], facts: ({ population }, subject) => populationFacts(population, subject) },
  {
    reads: ['registrations'],
    facts: ({ registrations }, subject) => registrationFacts(registrations, subject),
  },
  { reads: ['identity'], facts: ({ identity }, subject) => identityFacts(identity, subject) },
  { reads: ['person'], facts: ({ person }, subject) => personFacts(person, subject) },
  { reads: ['figures'], facts: ({ figures }, subject) => figureFacts(figures, subject) },
  { reads: ['standing'], facts: ({ standing }, subject) => standingFacts(standing, subject) },
  { reads: ['remarks'], remarks: ({ remarks }) => remarks },
  { reads: ['employments', 'assignments'], remarks: concurrencyRemarks },
  { reads: ['employments', 'registrations'], remarks: registrationRemarks },
];

/** Reads facts and findings off the timelines, in an order that depends on nothing but themselves. */
export function readingOf(timelines: Timelines, subject: Subject, before?: Reading): Reading {
  const read = chapters.map((chapter, i) => {
    const earlier = before?.chapters[i];
    const same = chapter.reads.every((part) => before?.timelines[part] === timelines[part]);
    if (earlier !== undefined && same && before?.subject.subject === subject.subject) return earlier;
    const anew = chapterOf(chapter, timelines, subject);
    return earlier === undefined ? anew : keepingRows(anew, earlier);
  });
  const fold = {
    facts: read.flatMap(({ facts }) => facts).sort(compareFacts),
    findings: read.flatMap(({ findings }) => findings).sort(compareFindings),
  };
  return { subject, timelines, chapters: read, fold };
}

function chapterOf({ facts, remarks }: Chapter, timelines: Timelines, subject: Subject): SubjectFold {
  return {
    facts: facts?.(timelines, subject) ?? [],
    findings: findingsOf(subject, remarks?.(timelines) ?? []),
  };
}

/** Most of a chapter that is read again is as it was: its rows stay the same objects. */
function keepingRows(anew: SubjectFold, earlier: SubjectFold): SubjectFold {
  return {
    facts: keeping(anew.facts, earlier.facts, isSameFact),
    findings: keeping(anew.findings, earlier.findings, isSameFinding),
  };
}

function spellFacts({ employments }: Timelines, subject: Subject): readonly Fact[] {
  return spellsOf(employments).flatMap((spell) => [
    ...factsOf(subject, { what: 'in-post', key: '' }, inPostSegments(spell)),
    ...factsOf(subject, { what: 'spell', key: '' }, [spellSegment(spell)]),
    ...evesOfSingleDays(spell).flatMap(({ employmentId, segment }) =>
      factsOf(subject, { what: 'employment-terms', key: employmentId }, [segment]),
    ),
  ]);
}

/** One employment or assignment alone is never more than full time, so a single one is not looked at. */
function concurrencyRemarks({ employments, assignments }: Timelines): readonly Remark[] {
  if (employments.byKey.size + assignments.byKey.size < 2) return [];
  return concurrentFullTime([
    ...[...employments.byKey.values()].flat().flatMap((period) => worksOf(period, marksWithAway(period))),
    ...[...assignments.byKey.values()].flat().flatMap((period) => worksOf(period, marksOf(period))),
  ]);
}

function registrationRemarks({ employments, registrations }: Timelines): readonly Remark[] {
  if (registrations.length === 0) return [];
  const inPost = spellsOf(employments).map((spell) => ({ ...spellSegment(spell), to: spell.last }));
  return inPostWithoutRegistration(registrationSegments(registrations), inPost);
}

function compareFacts(a: Fact, b: Fact): number {
  return (
    compareUtf8(a.what, b.what) ||
    compareUtf8(a.key, b.key) ||
    compareUtf8(a.from, b.from) ||
    compareEnds(a, b)
  );
}

/** Findings that are alike in all of this keep the order in which their events were folded. */
function compareFindings(a: Finding, b: Finding): number {
  return (
    compareUtf8(a.rule, b.rule) ||
    compareUtf8(a.from, b.from) ||
    compareEnds(a, b) ||
    compareUtf8(a.message, b.message)
  );
}
