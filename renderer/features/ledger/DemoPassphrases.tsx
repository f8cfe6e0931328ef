import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

/** A demonstration keeps its passphrases in a text file beside the ledger. */
export function DemoPassphrases({ file }: { readonly file: string }): ReactNode {
  return (
    <Typography
      sx={{
        mt: 3,
        borderLeft: 4,
        borderColor: 'warning.main',
        bgcolor: 'background.paper',
        px: 2,
        py: 1,
        userSelect: 'text',
        overflowWrap: 'anywhere',
      }}
    >
      演示台账的用户名和口令写在台账旁边的文件里：
      <br />
      {file.replace(/\.[^./\\]+$/, '口令.txt')}
    </Typography>
  );
}
