/** What speaks against a result: told before it is concluded, kept with it. Pure. */
import { levelLabel, levelRank, type Scale } from '../../../electron/contract/assessment-scale.ts';
import type { AssessmentKind, Doubt } from '../../../electron/contract/assessments.ts';
import { careTierLabels, type SelfCareLevel } from '../../../electron/contract/terms.ts';
import { formatDate, type IsoDate } from '../../../electron/contract/values.ts';

export type FormerResult = { readonly level: string; readonly assessedOn: IsoDate };

export type DoubtFacts = {
  readonly scale: Scale;
  readonly kind: AssessmentKind;
  readonly assessedOn: IsoDate;
  readonly answers: Readonly<Record<string, string>>;
  readonly changes: readonly string[];
  readonly computedLevel: string | null;
  readonly concludedLevel: string | null;
  /** The newest result on or before the day, by the same measure. */
  readonly former: FormerResult | null;
  /** Day of a result later than this one. */
  readonly laterOn: IsoDate | null;
  /** Others each assessor has made on the same day. */
  readonly assessorsOfDay: readonly { readonly name: string; readonly others: number }[];
  /** What the other scale says, in the tiers of care. */
  readonly other: {
    readonly title: string;
    readonly label: string;
    readonly tier: SelfCareLevel;
    readonly assessedOn: IsoDate;
    /** Run out by the day; it is paid by all the same until there is a new one. */
    readonly isExpired: boolean;
  } | null;
  readonly tier: SelfCareLevel | null;
  readonly endedOn: IsoDate | null;
  /** Last day by which it had to be made: of the report it answers. */
  readonly dueOn: IsoDate | null;
  readonly hasReport: boolean;
  readonly limits: { readonly maxPerDay: number; readonly jumpLevels: number };
};

export function doubtsOf(facts: DoubtFacts): Doubt[] {
  return [jump, pace, order, disagreement, againstRule, ended, overridden, late, mismatch].flatMap((look) => look(facts));
}

type Look = (facts: DoubtFacts) => readonly Doubt[];

const jump: Look = ({ scale, former, concludedLevel, limits }) => {
  if (!former || concludedLevel === null) return [];
  const [before, after] = [levelRank(scale, former.level), levelRank(scale, concludedLevel)];
  if (before < 0 || after < 0 || Math.abs(after - before) < limits.jumpLevels) return [];
  const words = `${formatDate(former.assessedOn)}为${levelLabel(scale, former.level)}，这次为${levelLabel(scale, concludedLevel)}`;
  return [{ kind: 'twoLevels', text: `一次${after > before ? '加重' : '好转'}${Math.abs(after - before)}级：${words}` }];
};

const pace: Look = ({ assessorsOfDay, limits, assessedOn }) =>
  assessorsOfDay
    .filter(({ others }) => others + 1 > limits.maxPerDay)
    .map(({ name, others }) => ({
      kind: 'pace',
      text: `${name} ${formatDate(assessedOn)}已评估 ${others} 人，加上这次超过 ${limits.maxPerDay} 人`,
    }));

const order: Look = ({ laterOn, assessedOn }) =>
  laterOn === null
    ? []
    : [{ kind: 'beforeFormer', text: `${formatDate(laterOn)}已有评估；这次（${formatDate(assessedOn)}）更早，只影响两次之间的月份` }];

const disagreement: Look = ({ other, tier }) =>
  other === null || tier === null || other.tier === tier
    ? []
    : [
        {
          kind: 'disagrees',
          text: `${formatDate(other.assessedOn)}${other.title}为${other.label}${other.isExpired ? '（已过有效期，仍按此发放）' : ''}，对应${careTierLabels[other.tier]}；这次对应${careTierLabels[tier]}`,
        },
      ];

const againstRule: Look = ({ scale, changes, answers }) =>
  scale.changeRules
    .filter(
      ({ id, expects }) =>
        changes.includes(id) && expects !== null && answers[expects.item] !== undefined && answers[expects.item] !== expects.value,
    )
    .map(({ label, expects }) => ({
      kind: 'answerAgainstRule',
      text: `选了“${label}”，但${expects?.item ?? ''} 没有评为 ${expects?.value ?? ''} 分`,
    }));

const ended: Look = ({ endedOn }) =>
  endedOn === null ? [] : [{ kind: 'supportEnded', text: `供养已于${formatDate(endedOn)}终止，这次评估只作补录` }];

const overridden: Look = ({ scale, computedLevel, concludedLevel }) =>
  computedLevel === null || concludedLevel === null || computedLevel === concludedLevel
    ? []
    : [
        {
          kind: 'overridden',
          text: `按评分为${levelLabel(scale, computedLevel)}，结论改为${levelLabel(scale, concludedLevel)}，须写明理由`,
        },
      ];

const late: Look = ({ dueOn, assessedOn }) =>
  dueOn === null || assessedOn <= dueOn ? [] : [{ kind: 'late', text: `变化报告应在${formatDate(dueOn)}前评估，已超过期限` }];

const mismatch: Look = ({ kind, former, hasReport }) => {
  if (kind === 'first' && former) return [{ kind: 'kindMismatch', text: `选了“首次评估”，但${formatDate(former.assessedOn)}已有评估` }];
  if (kind === 'change' && !hasReport) return [{ kind: 'kindMismatch', text: '选了“变更评估”，但没有未办结的变化报告' }];
  return [];
};
