import './globals';
import { setRequire } from '../node/module';
import { workerProcess } from '../node/process';
import { fetchFiles } from './fetchFiles';
import { BrowserModules } from './modules';
import { mountSite, type Site } from './site';

/** The name of what shows this package's tables and rows. */
export const displaysName = 'activation-supervision/displays';

/** What the site serves; loading this file mounts it, since the compiler is one of its files. */
export const site: Site = mountSite(new URL('kernel.json', location.href).href);

/** The modules of this worker. */
export const modules = new BrowserModules(site.packages, site.folder);

setRequire(modules.require);
fetchFiles();
workerProcess.chdir(site.folder);
