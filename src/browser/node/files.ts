import { fetchNow } from './fetchNow';
import { FileTree } from './fileTree';

/** The files of this worker. */
export const files = new FileTree(fetchNow);
