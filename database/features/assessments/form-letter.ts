/** The official form on A4, from what was stored and nothing else: the same form gives the same letter, whatever scales came after it. */
import { itemsOf, levelLabel, optionOf, type Scale } from '../../../electron/contract/assessment-scale.ts';
import { assessmentKinds, type AssessmentForm } from '../../../electron/contract/assessments.ts';
import { labelOf, sexes, supportModes } from '../../../electron/contract/terms.ts';
import { formatDate, formatMonth, type IsoMonth } from '../../../electron/contract/values.ts';
import { cell, formTable, label, row, sizes, title } from '../../documents/letter/build.ts';
import type { Letter, LetterBlock, LetterCell, LetterRow } from '../../documents/letter/letter.ts';

const size = sizes.wuHao;
const name = (words: string, change: Parameters<typeof label>[1] = {}): LetterCell => label(words, { size, ...change });
const said = (words: string | null, change: Parameters<typeof cell>[1] = {}): LetterCell => cell(words ?? '', { size, ...change });
const long = (words: string | null, change: Parameters<typeof cell>[1] = {}): LetterCell => said(words, { alignment: 'left', ...change });

export function formLetter(form: AssessmentForm, footLine: string | null): Letter {
  const isGraded = hasGrades(form.scale);
  return {
    name: `${form.title} ${form.person.name}`,
    page: 'form',
    blocks: [
      { ...title(form.title), size: sizes.xiaoEr, linePitch: 26 },
      formTable([22, 30, 24, 33, 22, 34], personRows(form)),
      isGraded ? gradedItems(form) : yesNoItems(form),
      formTable([33, 49, 33, 50], conclusionRows(form)),
      { ...formTable([41, 41, 41, 42], signatureRows(form)), isTogether: true },
    ],
    hasPageNumbers: isGraded,
    footLine,
  };
}

/** Items answered by more than yes and no print the option that was chosen. */
function hasGrades(scale: Scale): boolean {
  return itemsOf(scale).some((item) => item.options.length > 2);
}

function personRows(form: AssessmentForm): LetterRow[] {
  const { person } = form;
  const mode = person.mode ? labelOf(supportModes, person.mode) : '';
  return [
    row(
      [name('姓名'), said(person.name), name('性别'), said(labelOf(sexes, person.sex)), name('出生日期'), said(formatDate(person.bornOn))],
      8,
    ),
    row([name('身份证号'), said(person.idNumber ?? '暂无', { columns: 3 }), name('特困证号'), said(person.certificateNumber)], 8),
    row([name('供养方式'), said(mode), name('现住址/机构'), long(person.address, { columns: 3 })], 8),
    row(
      [
        name('评估类型'),
        said(assessmentKinds.find((kind) => kind.id === form.kind)?.label ?? ''),
        name('评估日期'),
        said(formatDate(form.assessedOn)),
        name('评估地点'),
        said(form.place),
      ],
      8,
    ),
  ];
}

const tick = '√';

function yesNoItems({ scale, answers, notes }: AssessmentForm): LetterBlock {
  const items = itemsOf(scale);
  const [yes, no] = items[0]?.options ?? [];
  const rows = items.map((item, index) => {
    const chosen = optionOf(item, answers);
    return row(
      [
        said(String(index + 1)),
        long(`${item.title}\n${item.hint}`),
        said(chosen?.value === yes?.value ? tick : ''),
        said(chosen?.value === no?.value ? tick : ''),
        long(notes[item.id] ?? ''),
      ],
      12,
    );
  });
  const head = row([name('序号'), name('评估指标'), name(yes?.label ?? ''), name(no?.label ?? ''), name('情况描述')], 8);
  return formTable([13, 66, 16, 16, 54], [{ ...head, isHeader: true }, ...rows]);
}

function gradedItems({ scale, answers, notes, groups }: AssessmentForm): LetterBlock {
  const head = row([name('编号'), name('评估项目'), name('评定情况'), name('得分')], 8);
  const rows = scale.groups.flatMap((group) => {
    const result = groups.find((known) => known.id === group.id);
    return [
      row(
        [
          cell([{ text: `${group.id}　${group.title}`, isBold: true }], { size, alignment: 'left', columns: 3 }),
          said(`${result?.points ?? 0}/${result?.highest ?? 0}`),
        ],
        7,
      ),
      ...group.items.map((item) => {
        const chosen = optionOf(item, answers);
        const note = notes[item.id];
        return row(
          [said(item.id), long(item.title), long(`${chosen?.label ?? ''}${note ? `（${note}）` : ''}`), said(String(chosen?.points ?? ''))],
          7,
        );
      }),
    ];
  });
  return formTable([17, 34, 96, 18], [{ ...head, isHeader: true }, ...rows]);
}

function conclusionRows(form: AssessmentForm): LetterRow[] {
  const { scale } = form;
  const changes = scale.changeRules.filter((rule) => form.changes.includes(rule.id)).map((rule) => rule.label);
  const rows = [
    row(
      [
        name(scale.totalTitle),
        said(String(form.total)),
        name(changes.length > 0 ? '初步等级' : '按评分'),
        said(levelLabel(scale, form.preliminary)),
      ],
      8,
    ),
  ];
  if (scale.changeRules.length > 0)
    rows.push(row([name('等级变更情形'), long(changes.length > 0 ? changes.join('；') : '无', { columns: 3 })], 8));
  rows.push(
    row([name('评估结论'), cell([{ text: levelLabel(scale, form.concludedLevel), isBold: true }], { size: sizes.xiaoSi, columns: 3 })], 10),
  );
  if (form.overrideReason !== null)
    rows.push(
      row(
        [name('结论与评分不同的理由'), long(`按评分为${levelLabel(scale, form.computedLevel)}。${form.overrideReason}`, { columns: 3 })],
        9,
      ),
    );
  rows.push(row([name(scale.changeRules.length > 0 ? '参考：自理能力' : '参考：老年人能力等级'), said(form.reference, { columns: 3 })], 8));
  if (form.effectFrom !== null)
    rows.push(row([name('照料护理档次'), said(form.tier), name('执行起始月份'), said(formatMonth(form.effectFrom as IsoMonth))], 9));
  return rows;
}

function signatureRows({ assessors, witness, agency, opinion }: AssessmentForm): LetterRow[] {
  const signed = assessors.map(
    (assessor, index) => `评估人${index + 1}签字\n（${assessor.name}${assessor.unit ? `　${assessor.unit}` : ''}）`,
  );
  const places = [...signed, `见证人签字\n（${witness ?? ''}）`, '被评估人或监护人签字'];
  if (places.length % 2 === 1) places.push('');
  const rows: LetterRow[] = [];
  for (let index = 0; index < places.length; index += 2)
    rows.push(row([name(places[index] ?? ''), said(''), name(places[index + 1] ?? ''), said('')], 12));
  const day = '　　年　　月　　日';
  rows.push(
    row(
      [
        name('评估机构（章）'),
        said(`${agency ?? ''}\n\n${day}`, { vertical: 'bottom' }),
        name('县级民政部门意见（章）'),
        said(`${opinion ?? ''}\n\n${day}`, { vertical: 'bottom' }),
      ],
      26,
    ),
  );
  return rows;
}
