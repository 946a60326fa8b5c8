import { bookmarksContract } from './bookmarks.contract';
import { MemoryBookmarks } from './memory-bookmarks';

bookmarksContract('MemoryBookmarks', () => {
  const bookmarks = new MemoryBookmarks();
  return { bookmarks, reopen: () => bookmarks, done: () => undefined };
});
