/** Runs the command line from its sources, as a process of its own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { testPassphrase } from './ledger.ts';

const entry = join(import.meta.dirname, '..', '..', 'electron', 'backend', 'cli.ts');

export type CommandResult = { readonly code: number | null; readonly stdout: string; readonly stderr: string; readonly json: unknown };
export type CommandOptions = { readonly passphrase?: string; readonly temporary?: string };

export function startCommand(words: readonly string[], options: CommandOptions = {}): ChildProcess {
  const env = {
    ...process.env,
    YIYANG_PASSPHRASE: options.passphrase ?? testPassphrase,
    ...(options.temporary ? { TMPDIR: options.temporary } : {}),
  };
  return spawn(process.execPath, [entry, ...words], { env, stdio: ['ignore', 'pipe', 'pipe'] });
}

export function finished(child: ChildProcess): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    let stdout = '';
    let stderr = '';
    child.stdout?.on('data', (bytes: Buffer) => (stdout += bytes.toString()));
    child.stderr?.on('data', (bytes: Buffer) => (stderr += bytes.toString()));
    child.on('error', reject);
    child.on('close', (code) => {
      let json: unknown = null;
      try {
        json = JSON.parse(stdout);
      } catch {
        json = null;
      }
      resolve({ code, stdout, stderr, json });
    });
  });
}

/** `--json` is added. */
export function command(words: readonly string[], options: CommandOptions = {}): Promise<CommandResult> {
  return finished(startCommand([...words, '--json'], options));
}
