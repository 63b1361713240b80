import type TypeScript from 'typescript';
import { files } from '../node/files';
import { workerProcess } from '../node/process';
import { bytesOf, textOf } from '../node/text';

/** The world as the compiler sees it: the files of this worker. @param folder where it passes for lying itself. */
export function createSystem(folder: string): TypeScript.System {
  const fileExists = (path: string): boolean => files.exists(path) && !files.isFolder(path);
  const directoryExists = (path: string): boolean => files.isFolder(path);
  return {
    args: [],
    newLine: '\n',
    useCaseSensitiveFileNames: true,
    write: (text) => void workerProcess.stdout.write(text),
    readFile: (path) => (fileExists(path) ? textOf(files.read(path)) : undefined),
    writeFile: (path, text) => files.write(path, bytesOf(text)),
    resolvePath: (path) => path,
    fileExists,
    directoryExists,
    createDirectory: (path) => files.makeFolder(path, true),
    getExecutingFilePath: () => `${folder}/typescript.js`,
    getCurrentDirectory: () => workerProcess.cwd(),
    getDirectories: (path) =>
      directoryExists(path) ? files.names(path).filter((name) => files.isFolder(`${path}/${name}`)) : [],
    readDirectory: () => [],
    realpath: (path) => path,
    exit: () => {
      throw new Error('the compiler ended');
    },
  };
}
