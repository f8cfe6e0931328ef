import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useEffect, type ReactNode } from 'react';

type PageProps = {
  readonly title: string;
  readonly subtitle?: ReactNode;
  /** Buttons at the right of the title; the main one last. */
  readonly actions?: ReactNode;
  /** Above the title: a way back. */
  readonly above?: ReactNode;
  readonly children: ReactNode;
  /** The body scrolls as a whole; without it the body fills the height and its parts scroll (a table). */
  readonly scrolls?: boolean;
};

/** One screen: a title line and a body that fills what is left of the height. */
export function Page({ title, subtitle, actions, above, children, scrolls = false }: PageProps): ReactNode {
  useEffect(() => {
    document.title = `${title} · 颐养台账`;
  }, [title]);
  return (
    <Box
      component="section"
      aria-label={title}
      sx={{ display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0, minWidth: 0 }}
    >
      <Box sx={{ px: 3, pt: 2, pb: 1.5, flex: 'none' }}>
        {above ? <Box sx={{ mb: 0.5 }}>{above}</Box> : null}
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, flexWrap: 'wrap', rowGap: 1 }}>
          <Typography variant="h2" component="h1">
            {title}
          </Typography>
          {subtitle ? (
            <Typography variant="body2" component="div" sx={{ color: 'text.secondary', minWidth: 0, pt: '0.1875rem' }}>
              {subtitle}
            </Typography>
          ) : null}
          {actions ? <Box sx={{ ml: 'auto', display: 'flex', alignItems: 'center', gap: 1, flexWrap: 'wrap' }}>{actions}</Box> : null}
        </Box>
      </Box>
      <Box
        sx={{
          px: 3,
          pb: 2,
          flex: 1,
          minHeight: 0,
          minWidth: 0,
          ...(scrolls ? { overflowY: 'auto' } : { display: 'flex', flexDirection: 'column' }),
        }}
      >
        {children}
      </Box>
    </Box>
  );
}

/** A framed part of a page with a heading of its own. */
export function Section({
  title,
  actions,
  children,
  isFlush = false,
  fills = false,
}: {
  readonly title?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  readonly isFlush?: boolean;
  readonly fills?: boolean;
}): ReactNode {
  return (
    <Box
      component="section"
      sx={{
        bgcolor: 'background.paper',
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        minWidth: 0,
        ...(fills ? { display: 'flex', flexDirection: 'column', minHeight: 0, height: '100%' } : {}),
      }}
    >
      {title || actions ? (
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, px: 2, minHeight: '2.5rem', borderBottom: 1, borderColor: 'divider' }}>
          <Typography variant="h4" component="h2">
            {title}
          </Typography>
          {actions ? <Box sx={{ ml: 'auto', display: 'flex', gap: 1, alignItems: 'center' }}>{actions}</Box> : null}
        </Box>
      ) : null}
      <Box sx={{ ...(isFlush ? {} : { px: 2, py: 1.5 }), ...(fills ? { flex: 1, minHeight: 0, overflow: 'auto' } : {}) }}>{children}</Box>
    </Box>
  );
}
