/**
 * Names a test file that no longer answers and ends its worker, so that the run goes on and says which one it was. Vitest's own limits cannot:
 * a worker that is stuck in a synchronous call, in the system or on its way out never hears them, and the run waits for it for ever.
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import type { Reporter, SerializedError, TestCase, TestModule } from 'vitest/node';

/** Far beyond the slowest single test on a slow machine. */
const silence = Number(process.env['YIYANG_TEST_SILENCE_SECONDS'] ?? 300) * 1000;

/** Process numbers below this one, from the process table; none where there is no such table. */
function descendants(of: number): number[] {
  try {
    const children = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .filter((pid) => parentOf(pid) === of);
    return children.flatMap((pid) => [pid, ...descendants(pid)]);
  } catch {
    return [];
  }
}

function parentOf(pid: number): number | null {
  try {
    return Number(/^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? NaN);
  } catch {
    // Ended meanwhile.
    return null;
  }
}

function stateOf(pid: number): string {
  const read = (name: string): string => {
    try {
      return readFileSync(`/proc/${pid}/${name}`, 'utf8').replaceAll('\0', ' ').trim();
    } catch {
      return '';
    }
  };
  const state = /^State:\s*(.+)$/m.exec(read('status'))?.[1] ?? '?';
  return `  ${pid}  ${state}  ${read('wchan')}  ${read('cmdline').slice(-160)}\n${read('stack')}`.trimEnd();
}

export default class Watch implements Reporter {
  readonly #running = new Map<TestModule, string>();
  readonly #silent: string[] = [];
  #timer: NodeJS.Timeout | undefined;
  #isEnding = false;

  onTestRunStart(): void {
    this.#heard();
  }

  onTestModuleQueued(module: TestModule): void {
    this.#running.set(module, '');
    this.#heard();
  }

  onTestCaseReady(test: TestCase): void {
    this.#running.set(test.module, test.fullName);
    this.#heard();
  }

  onTestModuleEnd(module: TestModule): void {
    this.#running.delete(module);
    this.#heard();
  }

  onTestRunEnd(_modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    clearTimeout(this.#timer);
    // Another error of the run would hide behind the ended worker.
    if (errors.every((error) => error.message.includes('Worker forks emitted error'))) this.#writeSilent();
  }

  #heard(): void {
    this.#isEnding = false;
    this.#listen();
  }

  #listen(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#end(), silence);
  }

  #end(): void {
    const files = [...this.#running].map(([module, test]) => `${module.relativeModuleId}${test && ` > ${test}`}`);
    const pids = descendants(process.pid);
    process.stdout.write(
      `\n无响应：${files.join('、') || '（两个文件之间）'}，${silence / 1000} 秒没有消息，结束这些进程：\n${pids.map(stateOf).join('\n')}\n`,
    );
    this.#silent.push(...[...this.#running.keys()].map((module) => module.relativeModuleId));
    // What is stuck in the system does not die of a signal either.
    if (this.#isEnding) process.exit(1);
    this.#isEnding = true;
    for (const pid of pids) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // Ended meanwhile.
      }
    }
    this.#listen();
  }

  #writeSilent(): void {
    const list = process.env['YIYANG_TEST_SILENT_FILES'];
    if (list !== undefined) writeFileSync(list, JSON.stringify([...new Set(this.#silent)]));
  }
}
