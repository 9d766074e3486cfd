import { Component, type ReactNode } from 'react';

interface Props {
  /** Shown in place of the children once one of them has thrown. */
  readonly fallback: ReactNode;
  readonly children: ReactNode;
}

/** Keeps what fails in a part of the screen to that part. With another `key` it tries again. */
export class ErrorBoundary extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.fallback : this.props.children;
  }
}
