import type { Rim } from './rim';

/** Strikes once where nothing has been heard for long while somebody was listening. */
export class SilenceWatch {
  private heard = true;
  private isListening = true;
  private cancel: () => void;

  /** Strikes after between half of `silenceMs` and the whole of it. */
  constructor(
    private readonly options: { readonly after: Rim['after']; readonly silenceMs: number },
    private readonly strike: () => void,
  ) {
    this.cancel = options.after(options.silenceMs / 2, () => this.look());
  }

  /** Something was heard, and is being dealt with: until `listening` silence means nothing. */
  busy(): void {
    this.heard = true;
    this.isListening = false;
  }

  /** Listens again. */
  listening(): void {
    this.heard = true;
    this.isListening = true;
  }

  /** Watches no more. */
  stop(): void {
    this.cancel();
  }

  private look(): void {
    if (this.isListening && !this.heard) return this.strike();
    this.heard = false;
    this.cancel = this.options.after(this.options.silenceMs / 2, () => this.look());
  }
}
