/** Node's own, taken out of it (the version of Node 20): cells show the same text in a browser. It cannot see into promises. */
export { format, inspect } from 'node-inspect-extracted';
