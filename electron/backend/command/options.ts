/** Reads the words of a command line. */
import { AppError } from '../../contract/result.ts';

export type Options = {
  readonly words: readonly string[];
  readonly values: Readonly<Record<string, string>>;
  readonly flags: ReadonlySet<string>;
};

/** Options that take a value; every other `--word` is a switch. */
const valued: ReadonlySet<string> = new Set([
  'db',
  'region',
  'name',
  'user',
  'role',
  'report',
  'batch',
  'month',
  'year',
  'reason',
  'home',
  'town',
  'out',
  'end',
  'from',
  'id',
  'paper',
  'sheet',
  'scheme',
  'until',
  'phone',
  'kind',
  'file',
  'title',
  'layout',
  'part',
  'document',
  'as-of',
  'known-on',
  'recipients',
  'round',
  'project',
  'template',
  'subject',
]);
const switches: ReadonlySet<string> = new Set(['each', 'json', 'temporary', 'dry-run', 'skip-invalid', 'posting', 'encrypt', 'help']);

/** @throws AppError COMMAND_OPTION */
export function readOptions(argv: readonly string[]): Options {
  const words: string[] = [];
  const values: Record<string, string> = {};
  const flags = new Set<string>();
  for (let index = 0; index < argv.length; index += 1) {
    const word = argv[index] ?? '';
    if (!word.startsWith('--')) {
      words.push(word);
      continue;
    }
    const [name = '', attached] = word.slice(2).split(/=(.*)/s);
    if (switches.has(name) && attached === undefined) flags.add(name);
    else if (valued.has(name)) {
      const value = attached ?? argv[(index += 1)];
      if (value === undefined || (attached === undefined && value.startsWith('--')))
        throw new AppError('COMMAND_OPTION', { option: word, usage: `--${name} 后面要有一个值。` });
      values[name] = value;
    } else throw new AppError('COMMAND_OPTION', { option: word, usage: '用 --help 查看全部命令和选项。' });
  }
  return { words, values, flags };
}

/** @throws AppError COMMAND_OPTION when it was not given */
export function required(options: Options, name: string): string {
  const value = options.values[name];
  if (value === undefined || value === '') throw new AppError('COMMAND_OPTION', { option: `--${name}`, usage: `请给出 --${name}。` });
  return value;
}
