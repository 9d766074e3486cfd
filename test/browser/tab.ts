/** What a driver of an engine does with one tab. */
export interface Tab {
  /** The address that was gone to last. */
  address(): string;
  /** Goes there, and waits until the page has loaded. */
  goto(url: string): Promise<void>;
  back(): Promise<void>;
  reload(): Promise<void>;
  close(): Promise<void>;
  /** The value of a JavaScript expression in the page, as JSON carries it; a promise's once it is kept. */
  run(expression: string): Promise<unknown>;
  click(x: number, y: number): Promise<void>;
  /** Touches the page and lets go. */
  tap(x: number, y: number): Promise<void>;
  /** Turns the mouse wheel by so many pixels. */
  scroll(y: number): Promise<void>;
  /** Presses a key by its name, such as `Tab` or `Enter`. */
  press(key: string): Promise<void>;
  type(text: string): Promise<void>;
  /** Size of the page in CSS pixels. */
  resize(width: number, height: number): Promise<void>;
}
