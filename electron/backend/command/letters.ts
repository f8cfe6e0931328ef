/** `letters run`: the county's own letters for every home or everybody in the registers, a Word file for each, for scheduled work. */
import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { finish } from '../../../database/core/sql.ts';
import { requireProtection, saveProtected } from '../../../database/features/exports/service.ts';
import { candidates, packed, packSteps } from '../../../database/features/letters/making.ts';
import { standingTemplates } from '../../../database/features/letters/queries.ts';
import { countyWide, type ScopedReader } from '../../../database/features/users/scope.ts';
import { noPeopleFilter } from '../../contract/people.ts';
import { AppError } from '../../contract/result.ts';
import { letterSubjects, type LetterSelection, type LetterSubject } from '../../contract/word-templates.ts';
import { allowed, clock, type OpenCommand } from './context.ts';
import { required } from './options.ts';
import type { Answer } from './output.ts';
import { protectionOption } from './pay.ts';

const wordsOfSubjects = letterSubjects.map(({ id, label }) => `${id}（${label}）`).join('、');

/** All of them: whoever wants some of them chooses in the window. @throws AppError COMMAND_OPTION where there is nobody */
function everybodyOf(reader: ScopedReader, subject: LetterSubject, townCode: string | null): LetterSelection {
  if (subject === 'person') return { subject, people: { filter: { ...noPeopleFilter, status: 'active', townCode } } };
  const keys = candidates(reader, subject, clock.today()).map(({ key }) => key);
  if (keys.length === 0) {
    const label = letterSubjects.find(({ id }) => id === subject)?.label ?? subject;
    throw new AppError('COMMAND_OPTION', { option: `--subject ${subject}`, usage: `台账里还没有${label}。` });
  }
  if (subject === 'village') return { subject, codes: keys };
  if (subject === 'home') return { subject, homeIds: keys.map(Number) };
  return { subject, projectIds: keys.map(Number) };
}

export async function lettersRun(command: OpenCommand): Promise<Answer> {
  allowed(command, 'letters.savePack');
  const { context, options } = command;
  const name = required(options, 'template');
  const asked = required(options, 'subject');
  const subject = letterSubjects.find(({ id }) => id === asked)?.id;
  if (subject === undefined) throw new AppError('COMMAND_OPTION', { option: `--subject ${asked}`, usage: `可用：${wordsOfSubjects}。` });
  const folder = resolve(required(options, 'out'));
  const known = standingTemplates(context);
  const template = known.find((each) => each.name === name && each.subject === subject);
  if (!template) {
    const names = known.filter((each) => each.subject === subject).map((each) => each.name);
    const usage = names.length === 0 ? '还没有这类模板，请先在“文书模板”中读入。' : `可用模板：${names.join('、')}。`;
    throw new AppError('COMMAND_OPTION', { option: `--template ${name}`, usage });
  }
  const protection = protectionOption(command);
  requireProtection(command.ledger.session.user.role, protection);
  const townCode = options.values['town'] ?? null;
  if (townCode !== null && subject !== 'person')
    throw new AppError('COMMAND_OPTION', { option: `--town ${townCode}`, usage: '--town 只用于 --subject person。' });
  const reader = countyWide(context);
  const made = finish(
    packSteps(context, reader, { templateId: template.templateId, selection: everybodyOf(reader, subject, townCode) }, protection),
  );
  const copy = await packed(made, clock.now());
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name.replace(/[\\/:*?"<>|\s]/g, '')}_${townCode === null ? '' : `${townCode}_`}${clock.today()}.zip`);
  await saveProtected(context, copy, file, protection);
  return { json: { file, letters: copy.letters }, text: `已写入 ${file}，共 ${copy.letters} 份` };
}
