/** A setting that does not work out. Its message is for the operator; it never holds the value of a secret. */
export class SettingError extends Error {
  override name: string = 'SettingError';
  /** The name in the environment, like `PORT`. */
  readonly setting: string;
  /** What to do about it, as a sentence. */
  readonly tip: string;

  constructor(setting: string, message: string, tip: string, options?: ErrorOptions) {
    super(`${setting}: ${message}. ${tip}`, options);
    this.setting = setting;
    this.tip = tip;
  }
}
