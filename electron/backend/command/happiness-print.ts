/** Papers of the grading from the command line: score sheets, summary, public notice, notice of results, visit workbook, use of funds. */
import { extname, resolve } from 'node:path';
import { finish, rows, row } from '../../../database/core/sql.ts';
import { requireProtection, saveProtected } from '../../../database/features/exports/service.ts';
import { paperCopy } from '../../../database/features/grading/papers/service.ts';
import {
  formatsOfPaper,
  gradingPaperFormats,
  gradingPaperNames,
  gradingPaperSchema,
  type GradingPaper,
} from '../../contract/grading-papers.ts';
import { AppError } from '../../contract/result.ts';
import { allowed, type OpenCommand } from './context.ts';
import { required } from './options.ts';
import type { Answer } from './output.ts';
import { protectionOption } from './pay.ts';

const kinds = ['summary', 'score', 'posting', 'notice', 'award', 'visit', 'spending'] as const;
type Kind = (typeof kinds)[number];

function refused(option: string, usage: string): AppError {
  return new AppError('COMMAND_OPTION', { option, usage });
}

/** By its name, or the newest of a year. @throws AppError COMMAND_OPTION */
function roundOption({ context, options }: OpenCommand): number {
  const { round, year } = options.values;
  if (round === undefined && year === undefined) throw refused('--round --year', '请给出评定批次的名称（--round）或者年份（--year）。');
  const found = rows<{ roundId: number; name: string }>(
    context,
    `SELECT grading_round_id AS roundId, name FROM grading_round
     WHERE (@round IS NULL OR name = @round) AND (@year IS NULL OR year = @year) ORDER BY kind = 'recheck', grading_round_id DESC`,
    { round: round ?? null, year: year === undefined ? null : Number(year) },
  );
  const [first] = found;
  if (!first) throw refused(round === undefined ? `--year ${year ?? ''}` : `--round ${round}`, '没有这个评定批次。');
  return first.roundId;
}

function homeOption({ context, options }: OpenCommand): number | null {
  const { home } = options.values;
  if (home === undefined) return null;
  const found = row<{ id: number }>(
    context,
    'SELECT happiness_home_id AS id FROM happiness_home WHERE withdrawn_at IS NULL AND (code = ? OR name = ?)',
    home,
    home,
  );
  if (!found) throw refused(`--home ${home}`, '没有这个编号或名称的幸福院。');
  return found.id;
}

function scoreOf(command: OpenCommand, townCode: string | null): GradingPaper {
  const roundId = roundOption(command);
  const home = homeOption(command);
  if (home === null) return { kind: 'scores', roundId, townCode, isForVisit: false };
  const found = row<{ id: number }>(
    command.context,
    'SELECT grading_case_id AS id FROM grading_case WHERE grading_round_id = ? AND happiness_home_id = ?',
    roundId,
    home,
  );
  if (!found) throw refused(`--home ${command.options.values['home'] ?? ''}`, '这处幸福院不在这个评定批次里。');
  return { kind: 'score', caseId: found.id, isForVisit: false };
}

function paperOf(command: OpenCommand, kind: Kind): unknown {
  const { values } = command.options;
  const townCode = values['town'] ?? null;
  switch (kind) {
    case 'score':
      return scoreOf(command, townCode);
    case 'summary':
      return { kind, roundId: roundOption(command), townCode, size: values['paper'] ?? 'A4' };
    case 'posting':
      return { kind, roundId: roundOption(command), townCode, phone: required(command.options, 'phone'), address: null };
    case 'notice':
      return { kind, roundId: roundOption(command), phone: required(command.options, 'phone'), address: null };
    case 'award':
      return {
        kind,
        roundId: roundOption(command),
        documentNo: values['document'] ?? null,
        documentDay: null,
        recipients: values['recipients'] ?? '各镇人民政府、街道办事处',
      };
    case 'visit':
      return { kind, roundId: roundOption(command), townCode };
    case 'spending':
      return { kind, year: Number(required(command.options, 'year')), happinessHomeId: homeOption(command), townCode };
  }
}

/** The ending of the file says what it becomes; an encrypted one is a package with the paper inside. */
function formatOption({ options }: OpenCommand, out: string, paper: GradingPaper) {
  const inner = options.flags.has('encrypt') ? out.replace(/\.zip$/i, '') : out;
  const ending = extname(inner).slice(1).toLowerCase();
  const format = gradingPaperFormats.find((candidate) => candidate === ending);
  const formats = formatsOfPaper[paper.kind];
  if (format !== undefined && formats.includes(format)) return format;
  if (options.flags.has('encrypt') && ending === '') return formats[0] ?? 'pdf';
  throw refused(`--out ${out}`, `“${gradingPaperNames[paper.kind]}”可以存为：${formats.map((name) => `.${name}`).join('、')}。`);
}

export async function happinessPrint(command: OpenCommand): Promise<Answer> {
  allowed(command, 'grading.savePaper');
  const asked = required(command.options, 'kind');
  const kind = kinds.find((candidate) => candidate === asked);
  if (kind === undefined) throw refused(`--kind ${asked}`, `可以选择：${kinds.join('、')}。`);
  const parsed = gradingPaperSchema.safeParse(paperOf(command, kind));
  if (!parsed.success) throw refused(`--kind ${asked}`, parsed.error.issues[0]?.message ?? '请核对选项。');
  const file = resolve(required(command.options, 'out'));
  const format = formatOption(command, file, parsed.data);
  const protection = protectionOption(command);
  requireProtection(command.ledger.session.user.role, protection);
  const copy = await paperCopy(command.context, { paper: parsed.data, format, protection }, file, (steps) =>
    Promise.resolve(finish(steps)),
  );
  await saveProtected(command.context, copy, file, protection);
  return { json: { file }, text: `${gradingPaperNames[parsed.data.kind]}已写入 ${file}` };
}
