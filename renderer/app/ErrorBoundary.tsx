import { Component, type ReactNode } from 'react';
import { CallError, wireErrorOf } from '../shared/client.ts';
import { LoadError } from '../shared/ui/states.tsx';

type Props = { readonly children: ReactNode; /** A new value shows the content again: the path of the page. */ readonly resetKey?: string };
type State = { readonly error: CallError | null; readonly resetKey: string | undefined };

/** A fault while drawing: the rest of the window stays, the number of the report is shown. React has no function form of this. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null, resetKey: this.props.resetKey };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error: error instanceof CallError ? error : new CallError(wireErrorOf(error)) };
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    return props.resetKey === state.resetKey ? null : { error: null, resetKey: props.resetKey };
  }

  override render(): ReactNode {
    return this.state.error ? <LoadError error={this.state.error} onRetry={() => this.setState({ error: null })} /> : this.props.children;
  }
}
