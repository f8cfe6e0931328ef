import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import type { ItemPreview } from '../../../../electron/contract/top-ups.ts';
import { count, idNumberText, money } from '../../../shared/format.ts';

const tableBox = { maxHeight: '15rem', overflow: 'auto', border: 1, borderColor: 'divider', borderRadius: 1 } as const;

/** Who would be paid and how much: the sum, by home and township, the first of the people; of a list also who gets nothing. */
export function ItemPreviewView({ preview }: { readonly preview: ItemPreview }): ReactNode {
  const { persons, totalFen, toHomesFen, groups, people, refused } = preview;
  return (
    <Box component="section" aria-label="试算结果" sx={{ mt: 2, display: 'grid', gap: 1.25 }}>
      <Typography sx={{ fontWeight: 600, fontVariantNumeric: 'tabular-nums' }}>
        {persons === 0
          ? '按所填范围没有应发人员。'
          : `应发 ${count(persons)} 人，合计 ${money(totalFen)} 元，其中拨付机构 ${money(toHomesFen)} 元。`}
      </Typography>
      {refused.length === 0 ? null : (
        <Alert severity="warning" variant="outlined">
          名单中 {count(refused.length)} 人不能发：
          {refused.map((row) => (
            <Box key={row.personId} sx={{ fontVariantNumeric: 'tabular-nums' }}>
              {row.name}（{idNumberText(row.idNumber)}）　{row.refusal}
            </Box>
          ))}
        </Alert>
      )}
      {persons === 0 ? null : (
        <Box sx={{ display: 'grid', gap: 1.25, gridTemplateColumns: 'repeat(auto-fit, minmax(min(22rem, 100%), 1fr))' }}>
          <Box sx={tableBox}>
            <Table size="small" stickyHeader aria-label="按机构和乡镇">
              <TableHead>
                <TableRow>
                  <TableCell>机构或乡镇</TableCell>
                  <TableCell align="right">人数</TableCell>
                  <TableCell align="right">金额（元）</TableCell>
                </TableRow>
              </TableHead>
              <TableBody>
                {groups.map((group) => (
                  <TableRow key={group.key}>
                    <TableCell>{group.name}</TableCell>
                    <TableCell align="right">{count(group.persons)}</TableCell>
                    <TableCell align="right">{money(group.totalFen)}</TableCell>
                  </TableRow>
                ))}
              </TableBody>
            </Table>
          </Box>
          <Box sx={tableBox}>
            <Table size="small" stickyHeader aria-label="应发人员">
              <TableHead>
                <TableRow>
                  <TableCell>姓名</TableCell>
                  <TableCell>户籍乡镇</TableCell>
                  <TableCell>收款人</TableCell>
                  <TableCell align="right">金额（元）</TableCell>
                </TableRow>
              </TableHead>
              <TableBody>
                {people.map((row) => (
                  <TableRow key={row.personId}>
                    <TableCell>{row.name}</TableCell>
                    <TableCell>{row.townName}</TableCell>
                    <TableCell>{row.payee}</TableCell>
                    <TableCell align="right">{money(row.fen)}</TableCell>
                  </TableRow>
                ))}
                {persons > people.length ? (
                  <TableRow>
                    <TableCell colSpan={4} sx={{ color: 'text.secondary' }}>
                      只列前 {count(people.length)} 人，其余编制发放表后可查
                    </TableCell>
                  </TableRow>
                ) : null}
              </TableBody>
            </Table>
          </Box>
        </Box>
      )}
    </Box>
  );
}
