/** Keeps the end of a scrolling box in view while things are added to it, until the reader scrolls up. */

/** How close to the end counts as being there, in pixels. */
const NEAR = 60;

export class ScrollEnd {
  isFollowing = true;
  #box: HTMLElement | null = null;
  #lastTop = 0;
  #lastHeight = 0;
  #sizes = new ResizeObserver(() => this.#show());

  /** After every rendering: the box may be another, and there may be more in it. */
  follow(box: HTMLElement | null): void {
    if (box !== this.#box) this.#sizes.disconnect();
    this.#box = box;
    this.#show();
    // The box itself shrinks when the field below it grows; what is in it grows a moment after it was added.
    if (box) for (const watched of [box, ...box.children]) this.#sizes.observe(watched);
  }

  /** A box whose content grew or shrank, or that was scrolled from here, must not pass for one that the reader scrolled. */
  scrolled({ scrollHeight, scrollTop, clientHeight }: HTMLElement): void {
    if (scrollHeight - scrollTop - clientHeight < NEAR) this.isFollowing = true;
    else if (scrollTop < this.#lastTop && scrollHeight === this.#lastHeight) this.isFollowing = false;
    this.#lastTop = scrollTop;
  }

  stop(): void {
    this.#sizes.disconnect();
  }

  #show(): void {
    if (!this.#box) return;
    this.#lastHeight = this.#box.scrollHeight;
    if (this.isFollowing) this.#box.scrollTop = this.#lastHeight;
  }
}
