/** Two short, quiet tones: made here, so that no file and no permission for media is needed. */
const play = (): void => {
  try {
    const context = new AudioContext();
    const gain = context.createGain();
    gain.connect(context.destination);
    gain.gain.setValueAtTime(0.08, context.currentTime);
    gain.gain.exponentialRampToValueAtTime(0.0001, context.currentTime + 0.35);
    [660, 880].forEach((pitch, i) => {
      const tone = context.createOscillator();
      tone.frequency.value = pitch;
      tone.connect(gain);
      tone.start(context.currentTime + i * 0.12);
      tone.stop(context.currentTime + i * 0.12 + 0.2);
    });
    setTimeout(() => void context.close(), 600);
  } catch {
    // No sound, then: the number on the launcher says it.
  }
};

export const soundPart = () => ({ play });
export type SoundPart = ReturnType<typeof soundPart>;
export default soundPart;
