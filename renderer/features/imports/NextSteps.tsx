import { mdiChevronRight } from '@mdi/js';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import type { ImportKind } from '../../../electron/contract/imports.ts';
import { goTo, isReachable } from '../../shared/navigation.ts';
import { useSession } from '../../shared/session.ts';
import { accentWash } from '../../shared/theme.tsx';
import { Icon, Section } from '../../shared/ui.tsx';

type Step = { readonly title: string; readonly detail: string; readonly link: string };

const afterKind: Readonly<Record<ImportKind, readonly Step[]>> = {
  homes: [{ title: '导入救助标准表', detail: '机构之后是标准：低保、基本生活和照料护理标准连同文号。', link: '/imports' }],
  standards: [{ title: '导入特困人员花名册', detail: '机构和标准都有了，可以导入人员底册。', link: '/imports' }],
  roster: [{ title: '编制本月发放表', detail: '人员入册之后，发放表按标准和每个人的记录计算。', link: '/payments' }],
  changes: [{ title: '编制本月发放表', detail: '当月的变动登记齐了，就可以编制发放表。', link: '/payments' }],
  happiness: [
    { title: '核对奖补测算', detail: '等级和各月开放天数都有了，全年应补、两批和各级分担已经算好。', link: '/happiness/schedule' },
  ],
  projects: [{ title: '查看改造项目', detail: '各项目的阶段、资金和进度已经入册，滞后的标在看板和进度图上。', link: '/renovation' }],
};

/** What usually comes after an import. */
export function NextSteps({ kind, rejected }: { readonly kind: ImportKind; readonly rejected: number }): ReactNode {
  const { role } = useSession().user;
  const steps: readonly Step[] = [
    ...(rejected > 0 ? [{ title: '改好不合格的行再导入一次', detail: '已写入的行会识别为无变动，不会重复登记。', link: '/imports' }] : []),
    ...afterKind[kind],
  ].filter((step) => isReachable(step.link, role));
  if (steps.length === 0) return null;
  return (
    <Section title="接下来" isFlush>
      {steps.map((step) => (
        <ButtonBase
          key={step.title}
          onClick={() => goTo(step.link)}
          sx={(theme) => ({
            width: '100%',
            textAlign: 'left',
            display: 'flex',
            alignItems: 'center',
            gap: 1.5,
            px: 2,
            py: 1,
            '& + &': { borderTop: 1, borderColor: 'divider' },
            '&:hover': { bgcolor: accentWash(theme, 0.06) },
            '&.Mui-focusVisible': { outlineOffset: '-2px' },
          })}
        >
          <Box sx={{ flex: 1, minWidth: 0 }}>
            <Typography sx={{ fontWeight: 600 }}>{step.title}</Typography>
            <Typography variant="body2" sx={{ color: 'text.secondary' }}>
              {step.detail}
            </Typography>
          </Box>
          <Icon path={mdiChevronRight} sx={{ color: 'text.secondary' }} />
        </ButtonBase>
      ))}
    </Section>
  );
}
