import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { Transactions } from '@app/database/tx.js';
import { changeSettings } from '@app/identity/change-settings.js';
import { defaultStudySettings } from '@app/identity/domain/person.js';
import { oneAtATime } from '@app/identity/one-at-a-time.js';
import { defaultStudyPreferences } from '../domain/settings/study-settings.js';
import { settingsView, type StudySettingsView } from './settings-view.js';
import { writePreferences } from './study-settings.store.js';

/** Back to the defaults. Time zone, easy dates and fitted parameters are no choice of taste: they stay. */
@Injectable()
export class ResetStudySettings {
  constructor(private readonly transactions: Transactions) {}

  async run({ personId }: Actor): Promise<StudySettingsView> {
    return this.transactions.run(async (tx) => {
      await oneAtATime(tx, personId);
      await changeSettings(tx, personId, defaultStudySettings);
      await writePreferences(tx, personId, defaultStudyPreferences);
      return settingsView(tx, personId);
    });
  }
}
