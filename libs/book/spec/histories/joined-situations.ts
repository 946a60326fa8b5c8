import { joinedFindings, type JoinedRule } from '@daybook/metrics';
import { factsOfRecord, type History, recordOf } from '@daybook/metrics/prove';
import type { Situations } from './life-coverage';

/** The rules that speak of what histories hold. */
const rules: readonly JoinedRule[] = [
  'left-with-open-cases',
  'case-held-by-unknown-worker',
  'case-held-by-worker-not-in-post',
  'caseload-reported-and-allocated',
  'vacancies-reported-and-kept',
  'same-swe-number',
  'stock-and-flow-disagree',
];

const found = new WeakMap<History, ReadonlySet<string>>();

/** The rules that remark on what several subjects of a history show together. */
function rulesIn(history: History): ReadonlySet<string> {
  const known = found.get(history);
  if (known !== undefined) return known;
  const ours = history.filter(({ authority }) => authority === '990');
  const facts = factsOfRecord(recordOf(ours.map((event) => ({ event }))));
  const those = new Set(joinedFindings(facts).map(({ rule }) => rule));
  found.set(history, those);
  return those;
}

/** What several subjects show together. */
export const joinedSituations: Situations = Object.fromEntries(
  rules.map((rule) => [`joined: ${rule}`, (history: History) => rulesIn(history).has(rule)]),
);
