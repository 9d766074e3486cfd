/** Frames of the screen in which a control may come to be drawn: seconds, on a slow computer. */
const FRAMES = 600;

/** Focuses a control as soon as it takes the focus: a web component draws what is in it a little after it is there. */
export const focusWhenDrawn = (control: HTMLElement, frames = FRAMES): void => {
  control.focus();
  if (document.activeElement !== control && control.isConnected && frames > 0)
    requestAnimationFrame(() => focusWhenDrawn(control, frames - 1));
};
