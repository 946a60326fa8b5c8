import { answersOn, type ExampleAnswer } from '../example';

const ids = {
  inPost: 'WF.INPOST.HC',
  inPostFte: 'WF.INPOST.FTE',
  starters: 'WF.STARTERS.HC',
  startersFte: 'WF.STARTERS.FTE',
  leavers: 'WF.LEAVERS.HC',
  leaversFte: 'WF.LEAVERS.FTE',
  turnover: 'WF.TURNOVER.HC',
  turnoverFte: 'WF.TURNOVER.FTE',
  agency: 'WF.AGENCY.HC',
  agencyFte: 'WF.AGENCY.FTE',
  agencyCover: 'WF.AGENCYCOVER',
  vacancy: 'WF.VACANCY',
  caseload: 'WF.CASELOAD',
  unallocated: 'WF.UNALLOCATED',
} as const;

/** What every pattern says of a day as known on another, and what some say besides. */
type Answers = Readonly<
  Record<'inPost' | 'starters' | 'leavers' | 'turnover' | 'agency', string> &
    Partial<Record<keyof typeof ids, string>>
>;

/** The answers on a census day as known by the end of another day. */
export function known(asAt: string, asOf: string, answers: Answers): readonly ExampleAnswer[] {
  const named = Object.entries(answers).map(([name, expected]) => [ids[name as keyof typeof ids], expected]);
  return answersOn({ asOf, asAt }, Object.fromEntries(named) as Record<string, string>);
}
