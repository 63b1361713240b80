import { PageConfig } from '@jupyterlab/coreutils';
import { IUrlResolverFactory } from '@jupyterlab/rendermime';
import { IKernelClient, IKernelSpecs } from '@jupyterlite/services';
import { Signal } from '@lumino/signaling';
import kernelspec from './kernelspec.json';
import pageKernel from './pageKernel.js';

/** A kernel as JupyterLite has it, over that of the page. */
class LiteKernel {
  isDisposed = false;
  disposed = new Signal(this);
  ready = Promise.resolve();

  constructor({ id, name, location, sendMessage }, folder) {
    Object.assign(this, { id, name, location });
    const { version, typescript } = kernelspec.metadata;
    this.kernel = new pageKernel.PageKernel({
      worker: new URL('kernel.js', folder).href,
      version,
      typescript,
      send: (message) => {
        if (!this.isDisposed) sendMessage(message);
      },
      ended: (why) => {
        if (why) console.error(`kernel: ${why}`);
        this.dispose();
      },
    });
  }

  /** Returns at once: what waits for what, the kernel knows, and messages to widgets do not wait for a running cell. */
  async handleMessage(message) {
    this.kernel.take(message);
  }

  dispose() {
    if (this.isDisposed) return;
    this.isDisposed = true;
    this.kernel.close();
    this.disposed.emit();
    Signal.clearData(this);
  }
}

/** A link that climbs above all files of JupyterLite is one to the site, and opens beside it, whatever path the site lies on. */
const siteLinks = {
  id: 'activation-supervision-kernel:site-links',
  autoStart: true,
  requires: [IUrlResolverFactory],
  activate: (_app, factory) => {
    const createResolver = factory.createResolver.bind(factory);
    factory.createResolver = (options) => {
      const resolver = createResolver(options);
      const isLocal = resolver.isLocal.bind(resolver);
      const climbs = (url) => /^(\.\.\/)*/.exec(url)[0].length / '../'.length;
      resolver.isLocal = (url, ...rest) => climbs(url) < options.path.split('/').length && isLocal(url, ...rest);
      return resolver;
    };
  },
};

const kernel = {
  id: 'activation-supervision-kernel:kernel',
  autoStart: true,
  requires: [IKernelSpecs, IKernelClient],
  activate: (_app, specs, client) => {
    const base = new URL(PageConfig.getBaseUrl(), location.href);
    const folder = new URL('kernel/', base);
    const logo = (file) => new URL(file, folder).href;
    const kernels = new Map();
    specs.register({
      spec: { ...kernelspec, resources: { 'logo-32x32': logo('logo.svg'), 'logo-64x64': logo('logo.svg') } },
      create: async (options) => {
        const kernel = new LiteKernel(options, folder);
        kernels.set(options.id, kernel);
        kernel.disposed.connect(() => {
          if (kernels.get(options.id) === kernel) kernels.delete(options.id);
        });
        return kernel;
      },
    });
    // JupyterLite itself only forgets the cells that wait; what runs it leaves to the kernel, and does not tell it.
    const interrupt = client.interrupt.bind(client);
    client.interrupt = async (id) => {
      const kernel = kernels.get(id);
      return kernel ? kernel.kernel.interrupt() : interrupt(id);
    };
  },
};

export default [kernel, siteLinks];
