import { QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { queryClient } from '../shared/client.ts';
import { Appearance } from '../shared/theme.tsx';
import { ConfirmHost } from '../shared/ui/ConfirmHost.tsx';
import { Toasts } from '../shared/ui/Toasts.tsx';
import { App } from './App.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <Appearance>
      <ErrorBoundary>
        <QueryClientProvider client={queryClient}>
          <App />
          <ConfirmHost />
          <Toasts />
        </QueryClientProvider>
      </ErrorBoundary>
    </Appearance>,
  );
}
