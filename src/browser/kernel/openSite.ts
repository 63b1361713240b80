import './globals';
import { setRequire } from '../node/module';
import { workerProcess } from '../node/process';
import { fetchFiles } from './fetchFiles';
import { BrowserModules } from './modules';
import { mountSite, type Site, type Texts } from './site';

/** The name of what shows this package's tables and rows. */
export const displaysName = 'activation-supervision/displays';

/** What the site serves; loading this file mounts it, since the compiler is one of its files. */
export const site: Site = mountSite(new URL('kernel.json', location.href).href, textsOfStart());

/** The modules of this worker. */
export const modules = new BrowserModules(site.packages, site.folder);

setRequire(modules.require);
fetchFiles();
workerProcess.chdir(site.folder);

/** What the worker's first script fetched; it is kept as files from here on. */
function textsOfStart(): Texts {
  const key = Symbol.for('activation-supervision.texts');
  const holder = globalThis as { [key]?: Texts };
  const texts = holder[key];
  delete holder[key];
  return texts ?? {};
}
