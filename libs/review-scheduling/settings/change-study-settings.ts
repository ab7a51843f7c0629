import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { Transactions } from '@app/database/tx.js';
import { changeSettings } from '@app/identity/change-settings.js';
import { checkSettings } from '@app/identity/domain/person.js';
import { oneAtATime } from '@app/identity/one-at-a-time.js';
import { checkPreferences } from '../domain/settings/check-preferences.js';
import { preferencesOfPerson } from '../schedule/preferences.store.js';
import { settingsView, type AllStudySettings, type StudySettingsView } from './settings-view.js';
import { writePreferences } from './study-settings.store.js';

export type StudySettingsChange = { [K in keyof AllStudySettings]?: AllStudySettings[K] | undefined };

/** Changes those of the actor's study settings that are given. A card takes them up at its next review. */
@Injectable()
export class ChangeStudySettings {
  constructor(private readonly transactions: Transactions) {}

  /** All or nothing. @throws AppError request.invalid */
  async run(actor: Actor, change: StudySettingsChange): Promise<StudySettingsView> {
    const { timeZone, rolloverHour, desiredRetention, ...preferences } = change;
    const own = { timeZone, rolloverHour, desiredRetention };
    const faults = [...checkSettings(own), ...checkPreferences(preferences)];
    if (faults.length) throw new AppError('request.invalid', undefined, faults);
    return this.transactions.run(async (tx) => {
      await oneAtATime(tx, actor.personId);
      if (isAnyGiven(own)) await changeSettings(tx, actor.personId, given(own));
      if (isAnyGiven(preferences)) {
        const before = await preferencesOfPerson(tx, actor.personId);
        await writePreferences(tx, actor.personId, { ...before, ...given(preferences) });
      }
      return settingsView(tx, actor.personId);
    });
  }
}

/** A DTO has its absent fields as undefined: those must not hide what is stored. */
function given<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

const isAnyGiven = (fields: object) => Object.keys(given(fields)).length > 0;
