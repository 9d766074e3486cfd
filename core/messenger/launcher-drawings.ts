/** What the launcher draws, 24 by 24: outlines, and what is cut out of them. Without blanks, as `clip-path` takes it. */
export const LAUNCHER_DRAWINGS = {
  question:
    'M12,1a11,11,0,1,0,.1,0zM11,16h2v2h-2zM11,14c0-4,3-3,3-5.5,0-2-4-2-4,0H8c0-5,8-5,8,0,0,3.5-3,3-3,5.5z',
  smile: 'M12,1a11,11,0,1,0,.1,0zM7,8h2v3H7zM15,8h2v3h-2zM6,14h2c1,4,7,4,8,0h2c-1,7-11,7-12,0z',
} as const;

type Drawing = keyof typeof LAUNCHER_DRAWINGS;
const DRAWINGS = Object.keys(LAUNCHER_DRAWINGS) as readonly Drawing[];

/** What owners choose from: the bubble, which is the launcher's own drawing, those here, and a picture of theirs. */
export const LAUNCHER_ICONS = ['chat', ...DRAWINGS, 'image'] as const;
export type LauncherIcon = (typeof LAUNCHER_ICONS)[number];
