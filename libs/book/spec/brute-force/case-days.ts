import { bySubject, daysTold, endsAround, type Today } from './half-open-days';
import type { StandingClaim } from './standing-claims';

const types = ['CaseAllocated', 'CaseUnallocated', 'CaseClosed'];

/** A child's case: open or not, and with whom in the lead, as a subject. */
export interface Case {
  readonly open: boolean;
  readonly lead: string | null;
}

/** Every case that is open at the end of a day. */
export function openCasesAt(claims: readonly StandingClaim[], until: number): readonly Case[] {
  const cases = [...bySubject(claims, types).values()].map((own) => {
    let state: Case = { open: false, lead: null };
    for (const [day, today] of daysTold(own)) if (day <= until) state = caseAfter(state, today);
    return state;
  });
  return cases.filter(({ open }) => open);
}

function caseAfter(before: Case, today: Today): Case {
  let { open, lead } = before;
  const told = (name: string) => today.filter(({ type }) => type === name);
  const close = () => {
    if (told('CaseClosed').length > 0) [open, lead] = [false, null];
  };
  const unallocate = () => {
    if (told('CaseUnallocated').length > 0) [open, lead] = [true, null];
  };
  const allocate = () => {
    for (const { data } of told('CaseAllocated')) {
      open = true;
      if (data['as'] === 'lead') lead = `worker/${String(data['workerId'])}`;
    }
  };
  endsAround(before.open, close, () => endsAround(before.lead !== null, unallocate, allocate));
  return { open, lead };
}
