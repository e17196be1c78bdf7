import assert from "node:assert/strict";

/** A hand on the keyboard that counts what it does: every key and chord is an action, but for the letters of a text. */
export class Hand {
  actions = [];

  constructor(page) {
    this.page = page;
  }

  /** Presses a key or a chord: one action. */
  async press(key) {
    this.actions.push(key);
    await this.page.keyboard.press(key);
  }

  /** Types a text where the keyboard is: no action. */
  async type(text) {
    await this.page.keyboard.type(text);
  }

  /** Presses Tab until the keyboard is in the field of this name. Going from field to field is part of typing: noted, not counted. */
  async to(name) {
    for (let presses = 0; presses < 40; presses += 1) {
      if (await this.page.evaluate((wanted) => document.activeElement.name === wanted, name)) return;
      this.tabs = (this.tabs ?? 0) + 1;
      await this.page.keyboard.press("Tab");
    }
    assert.fail(`no ${name} within 40 fields`);
  }

  /** Waits until the keyboard is at something of this selector: the page must put it there. */
  async at(selector) {
    await this.page.waitForFunction((wanted) => document.activeElement?.matches(wanted), selector);
  }
}
