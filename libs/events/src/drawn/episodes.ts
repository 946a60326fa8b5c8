/** One row of the return: `01/05/23 S/C2/U6@A→10/06/24 X1`. */
interface Episode {
  readonly begins: string;
  readonly reason: string;
  readonly legalStatus: string;
  readonly type: string;
  readonly address: string;
  readonly ends: string | null;
  readonly ceasing: string | null;
}

const row = /^(\S+) ([SLPTBU])\/([A-Z]\d)\/([A-Z]\d+)@(\S+?)→(?:(\S+) (\S+))?$/;
const day = /^(\d\d)\/(\d\d)\/(\d\d)$/;

/** What the reasons for a new episode that are moves say besides the placement. */
const moves: Readonly<Record<string, { readonly sameCarer: boolean; readonly legalStatus: boolean }>> = {
  P: { sameCarer: false, legalStatus: false },
  T: { sameCarer: true, legalStatus: false },
  B: { sameCarer: false, legalStatus: true },
  U: { sameCarer: true, legalStatus: true },
};

/**
 * The lines of a timeline that a child's episodes come to, drawn as metrics.md §4.5 draws them: rows `DECOM
 * RNE/LS/PLACE@address→DEC REC` with `;` between. A row of a temporary placement is a stay for a time, and
 * the row after it a return, to where the child was before or, if the address is another, on to a move.
 *
 * @throws RangeError naming the row that cannot be read
 */
export function linesOfEpisodes(child: string, text: string): string {
  const episodes = text.split(';').map((each) => episodeIn(each.trim()));
  return episodes.flatMap((episode, i) => told(child, episode, episodes.slice(0, i))).join('\n');
}

function told(child: string, episode: Episode, before: readonly Episode[]): readonly string[] {
  const { begins, ends, ceasing } = episode;
  const ceased = ceasing === null || ceasing === 'X1' ? [] : [`ceases to be looked after  ${ceasing}`];
  return [
    ...beginning(episode, before).map((words) => `${begins}  child ${child} ${words}`),
    ...ceased.map((words) => `${ends}  child ${child} ${words}`),
  ];
}

function beginning(episode: Episode, before: readonly Episode[]): readonly string[] {
  const { reason, legalStatus, type, address } = episode;
  if (reason === 'S') return [`starts to be looked after  ${legalStatus}  ${type} at ${address}`];
  if (isTemporary(episode)) return [`stays for a time in ${type}`];
  const last = before.at(-1);
  if (last === undefined || !isTemporary(last)) return [changing(episode)];
  const home = before.findLast((each) => !isTemporary(each));
  const isHome = home?.type === type && home.address === address;
  return isHome ? ['returns'] : ['returns', changing(episode)];
}

function changing({ reason, legalStatus, type, address }: Episode): string {
  const says = moves[reason];
  if (says === undefined) return `comes under ${legalStatus}`;
  const same = says.sameCarer ? '  same carer' : '';
  return `moves to ${type} at ${address}${same}${says.legalStatus ? `  ${legalStatus}` : ''}`;
}

function isTemporary({ type }: Episode): boolean {
  return type.startsWith('T');
}

function episodeIn(text: string): Episode {
  const [, begins, reason, legalStatus, type, address, ends, ceasing] = row.exec(text) ?? [];
  if (!begins || !reason || !legalStatus || !type || !address) throw unread(text);
  return {
    begins: dateIn(begins, text),
    reason,
    legalStatus,
    type,
    address,
    ends: ends === undefined ? null : dateIn(ends, text),
    ceasing: ceasing ?? null,
  };
}

/** `01/05/23` of this century. */
function dateIn(written: string, text: string): string {
  const [, d, m, y] = day.exec(written) ?? [];
  if (!d || !m || !y) throw unread(text);
  return `20${y}-${m}-${d}`;
}

function unread(text: string): RangeError {
  return new RangeError(`not a row of episodes: ${JSON.stringify(text)}`);
}
