import { describe, expect, it, vi } from 'vitest';
import * as nativePackages from '../../src/compute/nativePackage';
import * as gpu from '../../src/compute/nativeSetup/detectGpu';
import * as install from '../../src/compute/nativeSetup/installNative';
import * as probes from '../../src/compute/nativeSetup/probe';
import { setupNative } from '../../src/compute/setupNative';
import { InputError } from '../../src/inputError';

/** A machine whose packages, GPU and routes are made up; `installNative` itself has its own tests. */
function machine(options: {
  gpu?: string;
  ready?: boolean;
  install?: (device: string) => Promise<probes.Probe>;
}) {
  const installed: string[] = [];
  vi.restoreAllMocks();
  vi.spyOn(gpu, 'detectGpu').mockResolvedValue(options.gpu);
  vi.spyOn(nativePackages, 'nativePackage').mockImplementation((device) => ({
    name: `package-${device}`,
    device,
    folder: `/nowhere/${device}`,
  }));
  vi.spyOn(nativePackages, 'hasBinding').mockReturnValue(options.ready ?? false);
  vi.spyOn(probes, 'probe').mockResolvedValue({ version: '9.9.9', gpu: false });
  vi.spyOn(install, 'installNative').mockImplementation(async ({ device }) => {
    installed.push(device);
    return options.install?.(device) ?? { version: '9.9.9', gpu: device === 'gpu' };
  });
  return installed;
}

async function logOf(run: (log: (line: string) => void) => Promise<void>): Promise<string[]> {
  const lines: string[] = [];
  await run((line) => lines.push(line));
  return lines;
}

describe('setupNative', () => {
  it('says that it is ready and installs nothing the second time', async () => {
    const installed = machine({ ready: true });
    expect(await logOf(setupNative)).toEqual(['ready: libtensorflow 9.9.9 on the CPU (package-cpu)']);
    expect(installed).toEqual([]);
  });

  it('sets up one package: the GPU one where there is a GPU, else the CPU one', async () => {
    const without = machine({});
    await logOf(setupNative);
    expect(without).toEqual(['cpu']);
    const withGpu = machine({ gpu: 'Some GPU' });
    expect(await logOf(setupNative)).toEqual(['ready: libtensorflow 9.9.9 on the GPU (package-gpu)']);
    expect(withGpu).toEqual(['gpu']);
  });

  it('says why a GPU cannot be used and goes on with the CPU', async () => {
    machine({
      gpu: 'Some GPU',
      install: async (device) => {
        if (device === 'gpu') throw new InputError('no driver');
        return { version: '9.9.9', gpu: false };
      },
    });
    expect(await logOf(setupNative)).toEqual([
      'the GPU (Some GPU) cannot be used: no driver; setting up the CPU',
      'ready: libtensorflow 9.9.9 on the CPU (package-cpu)',
    ]);
  });

  it('sets up again what is there but does not load', async () => {
    const installed = machine({ ready: true });
    vi.spyOn(probes, 'probe').mockRejectedValue(new InputError('broken'));
    await logOf(setupNative);
    expect(installed).toEqual(['cpu']);
  });

  it('says how to get the packages where npm left them out', async () => {
    machine({});
    vi.spyOn(nativePackages, 'nativePackage').mockReturnValue(undefined);
    await expect(logOf(setupNative)).rejects.toThrow(/expected the optional npm packages, found none/);
  });
});
