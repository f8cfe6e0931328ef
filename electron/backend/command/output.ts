/** What a command says: one JSON document on standard output, or plain Chinese; everything else on standard error. */
import type { Options } from './options.ts';

export type Answer = {
  /** The JSON document. */
  readonly json: unknown;
  /** The same in words. */
  readonly text: string;
  /** 2 when the command was refused although it has an answer (a dry run with rejections). */
  readonly exitCode?: 0 | 2;
};

export function print(answer: Answer, options: Options): void {
  process.stdout.write(options.flags.has('json') ? `${JSON.stringify(answer.json, null, 2)}\n` : `${answer.text}\n`);
}

export function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
