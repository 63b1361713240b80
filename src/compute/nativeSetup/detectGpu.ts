import { runTool } from './runTool';

/** The name of the first NVIDIA GPU that the driver sees, or undefined where there is none (or no driver). */
export async function detectGpu(): Promise<string | undefined> {
  const query = ['--query-gpu=name', '--format=csv,noheader'];
  const { status, output } = await runTool('nvidia-smi', query, { limit: 10_000 });
  return status === 0 ? output.split('\n')[0].trim() || undefined : undefined;
}
