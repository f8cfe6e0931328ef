import { mdiFileSearchOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ButtonBase from '@mui/material/ButtonBase';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import type { ImportKind } from '../../../electron/contract/imports.ts';
import { accentWash } from '../../shared/theme.tsx';
import { Icon, KeyHint } from '../../shared/ui.tsx';
import { kindLabel, kindsInOrder, kindWords } from './kind-words.ts';

/** What can be imported: one button that recognises the table by itself, and an entry for each kind. */
export function KindEntries({
  onChoose,
  isRunning,
}: {
  readonly onChoose: (kind: ImportKind | null) => void;
  readonly isRunning: boolean;
}): ReactNode {
  return (
    <Box sx={{ bgcolor: 'background.paper', border: 1, borderColor: 'divider', borderRadius: 1, flex: 'none' }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, px: 2, py: 1.5, flexWrap: 'wrap' }}>
        <Box sx={{ minWidth: 0, flex: '1 1 20rem' }}>
          <Typography variant="h3" component="h2">
            选择一份表格，程序按表头认出是哪一种
          </Typography>
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            xlsx、xls、et、csv 都可以，表头上方的标题、合并的单元格和合计行不用整理。核对无误之前不会写入台账。
          </Typography>
        </Box>
        <KeyHint keys="Ctrl+O" />
        <Button
          variant="contained"
          size="large"
          startIcon={<Icon path={mdiFileSearchOutline} />}
          onClick={() => onChoose(null)}
          loading={isRunning}
          loadingPosition="start"
        >
          选择文件
        </Button>
      </Box>
      <Box
        component="ul"
        aria-label="可以导入的表格"
        sx={{
          listStyle: 'none',
          m: 0,
          p: 0,
          borderTop: 1,
          borderColor: 'divider',
          display: 'grid',
          gridTemplateColumns: 'repeat(auto-fit, minmax(min(15rem, 100%), 1fr))',
        }}
      >
        {kindsInOrder.map((kind) => (
          <Box component="li" key={kind} sx={{ borderLeft: 1, borderColor: 'divider', ml: '-1px', display: 'flex' }}>
            <ButtonBase
              disabled={isRunning}
              onClick={() => onChoose(kind)}
              title={`按“${kindLabel(kind)}”读取所选的文件`}
              sx={(theme) => ({
                width: '100%',
                display: 'flex',
                gap: 1.25,
                alignItems: 'flex-start',
                justifyContent: 'flex-start',
                textAlign: 'left',
                px: 2,
                py: 1.25,
                '&:hover': { bgcolor: accentWash(theme, 0.06) },
                '&.Mui-focusVisible': { outlineOffset: '-2px' },
              })}
            >
              <Icon path={kindWords[kind].icon} sx={{ color: 'primary.main', mt: '0.0625rem' }} />
              <Box sx={{ minWidth: 0 }}>
                <Typography sx={{ fontWeight: 600 }}>{kindLabel(kind)}</Typography>
                <Typography variant="body2" sx={{ color: 'text.secondary' }}>
                  {kindWords[kind].purpose}
                </Typography>
              </Box>
            </ButtonBase>
          </Box>
        ))}
      </Box>
    </Box>
  );
}
