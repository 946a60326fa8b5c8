/** Records in a page where nothing else was asked: at the largest event, 64 KiB, still well within memory. */
export const DEFAULT_PAGE_SIZE = 1_000;

const LARGEST_PAGE_SIZE = 5_000;

/** The size of page to read: what was asked, within 1 and 5,000. */
export function pageSizeOf(asked: number = DEFAULT_PAGE_SIZE): number {
  return Math.min(Math.max(1, asked), LARGEST_PAGE_SIZE);
}
