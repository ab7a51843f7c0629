import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { Transactions } from '@app/database/tx.js';
import { settingsView, type StudySettingsView } from './settings-view.js';

/** How the actor studies, with what they would have if they had changed nothing. */
@Injectable()
export class GetStudySettings {
  constructor(private readonly transactions: Transactions) {}

  async run(actor: Actor): Promise<StudySettingsView> {
    return this.transactions.run((tx) => settingsView(tx, actor.personId));
  }
}
