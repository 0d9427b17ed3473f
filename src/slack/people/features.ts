import type { Feature } from '../parts.ts';
import { expertStepsFeature } from './expert-steps.ts';
import { askExpertFeature, type ExpertParts } from './experts.ts';
import { feedbackFeature } from './feedback.ts';
import { type SettingParts, settingsFeature } from './settings-form.ts';
import { tellFeature } from './tell.ts';

/** All that people do with answers, and the settings of channels. */
export function peopleFeatures(parts: ExpertParts & SettingParts): Feature[] {
  return [
    feedbackFeature(parts.answers),
    tellFeature(parts.answers),
    askExpertFeature(parts),
    expertStepsFeature(parts),
    settingsFeature(parts),
  ];
}
