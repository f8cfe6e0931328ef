import SvgIcon, { type SvgIconProps } from '@mui/material/SvgIcon';
import type { ReactNode } from 'react';

/** An icon of @mdi/js; only the paths that are imported are bundled. Decoration: the words stand beside it or in the button's label. */
export function Icon({ path, ...props }: { readonly path: string } & Omit<SvgIconProps, 'children'>): ReactNode {
  return (
    <SvgIcon fontSize="small" aria-hidden {...props}>
      <path d={path} />
    </SvgIcon>
  );
}
