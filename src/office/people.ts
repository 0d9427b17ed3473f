import type { Office, Spot } from '../core/office.ts';
import { normalise } from '../match/words/normalise.ts';
import type { Clock } from '../slack/clock.ts';
import type { Log } from '../slack/log.ts';
import type { Feature } from '../slack/parts.ts';
import { buildPeople } from '../slack/people/build.ts';
import { peopleFeatures } from '../slack/people/features.ts';
import type { People } from '../slack/people/people.ts';
import { buildRateLimit } from '../slack/people/rate.ts';
import type { GivenAnswer } from '../slack/people/records.ts';
import { buildWho, type ClientOf } from '../slack/people/who.ts';
import { enterpriseOf } from '../store/installations.ts';
import type { Session, Store } from '../store/session.ts';
import { channelFor, type ExpertChannels, openExperts } from './experts.ts';
import type { PlanParts } from './follow-up-plan.ts';
import { openGaps } from './gaps.ts';
import { keepAnswer, openAnswers } from './records.ts';
import { type Repair, type RepairParts, startRepair } from './repair.ts';
import { mayChange, openSettingShelf, openSettings } from './settings.ts';

/** What a deployment says about its people. Ids are Slack's. */
export interface PeopleSettings {
  /** RATE_LIMIT_PER_MINUTE: questions of one person. */
  perMinute: number;
  /** ALLOWED_WORKSPACES and ALLOWED_CHANNELS: everywhere where a list is empty. */
  allowed: { workspaces: readonly string[]; channels: readonly string[] };
  /** EXPERTS_CHANNEL and EXPERTS_BY_TOPIC. */
  experts: ExpertChannels;
  /** CURATORS: who sees the open questions. */
  curators: readonly string[];
  /** ADMINS: who changes settings beside the administrators of the workspace. */
  admins: readonly string[];
  /** REPAIR_DAYS: how far back answers are put right. */
  repairDays: number;
}

export interface OfficeOfPeopleParts {
  store: Store;
  /** The bot, once it is there: it needs this office to be opened. */
  bot: () => PlanParts['bot'];
  clientOf: ClientOf;
  clock: Clock;
  log: Log;
  settings: PeopleSettings;
}

/** All that this deployment keeps of answers and of the people who ask. */
export interface OfficeOfPeople {
  /** For the Slack side: asked before and after each answer. */
  people: People;
  /** For the Slack side: the buttons and forms. */
  features: Feature[];
  /** For commands: what a person in a place may see and change. */
  office: (spot: Spot) => Required<Pick<Office, 'gaps' | 'settings'>>;
  /** For an inbox: keeps an answer in the transaction that ends the work on its question. */
  keepAnswer: (session: Session, given: GivenAnswer) => Promise<void>;
  /** Whether nothing may be said in a channel that nobody asked for. */
  isQuiet: (team: string, channel: string) => Promise<boolean>;
  /** Starts to put right what was said. */
  startRepair: (
    lease: RepairParts['lease'],
    pace?: Pick<RepairParts, 'everyMillis' | 'settleMillis' | 'spacingMillis'>,
  ) => Repair;
}

export function openPeople({ store, bot, clientOf, clock, log, settings }: OfficeOfPeopleParts): OfficeOfPeople {
  const { perMinute, allowed, curators, admins, repairDays: days } = settings;
  const base = () => bot().context().base;
  const records = { context: () => bot().context(), form: formOf };
  const answers = openAnswers(store, records);
  const shelf = openSettingShelf(store, clock);
  const who = buildWho(clientOf, clock, log);
  const rate = buildRateLimit(clock, perMinute);
  const isQuiet = async (team: string, channel: string) => (await shelf.read(team, channel)).quiet;
  return {
    people: buildPeople({
      answers,
      settings: shelf,
      who,
      rate,
      perMinute,
      allowed,
      organisationOf: (team) => enterpriseOf(store, team),
      log,
    }),
    features: peopleFeatures({
      answers,
      experts: openExperts(store),
      settings: shelf,
      who,
      channelFor: (entry) => channelFor(base(), entry, settings.experts),
      mayChange: mayChange(who, admins),
    }),
    office: (spot) => ({
      gaps: openGaps(spot, { store, who, curators, admins }),
      settings: openSettings(spot, { shelf, who, admins }),
    }),
    keepAnswer: (session, given) => keepAnswer(session, given, records),
    isQuiet,
    startRepair: (lease, pace = {}) =>
      startRepair({ store, bot: bot(), days, isQuiet, clientOf, clock, log, lease, ...pace }),
  };
}

/** Questions that differ in case, accents, width and punctuation alone are one. */
function formOf(question: string): string {
  return normalise(question)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
