import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import type { ScaleRow } from '../../../electron/contract/assessments.ts';
import { dateText } from '../../shared/format.ts';
import { Section, StatusChip } from '../../shared/ui.tsx';

const always = '2000-01-01';

/** One version of a scale: its bands, its rules, its items with every option. */
export function ScaleSection({ row }: { readonly row: ScaleRow }): ReactNode {
  const { scale } = row;
  const [isOpen, setIsOpen] = useState(false);
  const bands = scale.bands.map(({ level, from, to }) => {
    const label = scale.levels.find((known) => known.id === level)?.label ?? level;
    return `${from === to ? from : `${from}至${to}`}　${label}`;
  });
  return (
    <Section
      title={
        <Box component="span" sx={{ display: 'inline-flex', gap: 1.5, alignItems: 'baseline', flexWrap: 'wrap' }}>
          {scale.title}
          <Box component="span" sx={{ fontWeight: 400, fontSize: '0.8125rem' }}>
            <StatusChip
              tone={row.isCurrent ? (row.isDeciding ? 'accent' : 'neutral') : 'neutral'}
              label={`第 ${scale.version} 版　${row.isCurrent ? (row.isDeciding ? '决定照料护理档次' : '参考') : '不在执行'}`}
            />
          </Box>
        </Box>
      }
      actions={
        <Button size="small" onClick={() => setIsOpen(!isOpen)} aria-expanded={isOpen}>
          {isOpen ? '收起' : '查看各项'}
        </Button>
      }
    >
      <Box sx={{ fontSize: '0.8125rem', display: 'flex', flexDirection: 'column', gap: 0.5 }}>
        <Box sx={{ color: 'text.secondary' }}>
          {scale.documentNo}　{scale.validFrom === always ? '一直执行' : `自${dateText(scale.validFrom)}起`}
        </Box>
        <Box>
          {scale.totalTitle}：{bands.join('；')}
        </Box>
        {scale.changeRules.length > 0 ? (
          <Box>
            等级变更：
            {scale.changeRules
              .map(
                (rule) =>
                  `${rule.label}（${rule.effect.kind === 'to' ? '直接为最重等级' : `加重${rule.effect.steps}级，多个原因合计一次`}）`,
              )
              .join('；')}
          </Box>
        ) : null}
        {isOpen ? (
          <Box component="ol" sx={{ m: 0, mt: 1, pl: 0, listStyle: 'none' }}>
            {scale.groups.flatMap((group) =>
              group.items.map((item) => (
                <Box component="li" key={item.id} sx={{ py: 0.5, borderTop: 1, borderColor: 'divider' }}>
                  <Box component="span" sx={{ fontWeight: 600 }}>
                    {scale.groups.length > 1 ? `${item.id}　` : ''}
                    {item.title}
                  </Box>
                  　
                  <Box component="span" sx={{ color: 'text.secondary' }}>
                    {item.hint}
                  </Box>
                  <Box>
                    {item.options
                      .map((option) => (item.options.length > 2 ? `${option.points}分 ${option.label}` : option.label))
                      .join('；')}
                  </Box>
                </Box>
              )),
            )}
          </Box>
        ) : null}
      </Box>
    </Section>
  );
}
