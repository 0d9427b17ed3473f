/** What is wrong with a setting, and where to get it right. Never holds a value. */
export interface SettingProblem {
  setting: string;
  /** Continues the name of the setting: "is missing". */
  message: string;
  tip: string;
}

/** One line for the operator. */
export function describeSettingProblem({ setting, message, tip }: SettingProblem): string {
  return `${setting} ${message}. ${tip}`;
}
