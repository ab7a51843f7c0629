import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { Injectable } from '@nestjs/common';
import { parse } from 'yaml';
import { systemActor } from '@app/kernel/actor.js';
import { Transactions } from '@app/database/tx.js';
import { packStates, type PackState } from './authoring.store.js';
import { contentHash } from './content-hash.js';
import { CreateQuestion } from './create-question.js';
import { packManifestSchema, readPackFile, type PackQuestion } from './domain/pack.js';
import { MoveVersion } from './move-version.js';
import { findVersion } from './questions.store.js';
import { SaveDraft } from './save-draft.js';

type StarterQuestion = PackQuestion & { licence: string; source: string };

/**
 * Brings the packs of a content folder into the bank, through the use cases of people's questions. A question is known
 * by its slug and unchanged by the hash of its content: a second run does nothing. A question that an instructor has
 * retired, or is working on, is left alone.
 */
@Injectable()
export class LoadPacks {
  constructor(
    private readonly transactions: Transactions,
    private readonly createQuestion: CreateQuestion,
    private readonly saveDraft: SaveDraft,
    private readonly moveVersion: MoveVersion,
  ) {}

  /** @throws Error naming every fault of every file, before anything is written */
  async run({ contentDir }: { contentDir: string }): Promise<{ created: number; updated: number; unchanged: number }> {
    const questions = await readPacks(path.join(contentDir, 'packs'));
    const slugs = questions.map((question) => question.slug);
    const states = await this.transactions.run((tx) => packStates(tx, slugs));
    const known = new Map(states.map((state) => [state.slug, state]));
    const outcome = { created: 0, updated: 0, unchanged: 0 };
    for (const question of questions) {
      outcome[await this.bring(question, known.get(question.slug))] += 1;
    }
    return outcome;
  }

  private async bring(
    question: StarterQuestion,
    state: PackState | undefined,
  ): Promise<'created' | 'updated' | 'unchanged'> {
    if (!state) {
      const { id } = await this.createQuestion.run(systemActor, question);
      await this.publish(id, 1);
      return 'created';
    }
    if (state.state === 'retired' || state.authorId !== systemActor.personId) return 'unchanged';
    if (state.state !== 'published') await this.publish(state.id, state.number);
    if (isSame(state, question)) return state.state === 'published' ? 'unchanged' : 'created';
    const draft = { ...question, questionId: state.id, message: 'The starter pack changed' };
    const { number } = await this.saveDraft.run(systemActor, draft);
    await this.publish(state.id, number);
    return 'updated';
  }

  /** Goes on from wherever an earlier run was stopped. */
  private async publish(questionId: string, number: number): Promise<void> {
    const version = await this.transactions.run((tx) => findVersion(tx, questionId, number));
    const left = { draft: 0, 'in-review': 1, approved: 2, published: 3, retired: 3 }[version!.state];
    for (const act of (['submit', 'approve', 'publish'] as const).slice(left)) {
      await this.moveVersion.run(systemActor, { questionId, number, act });
    }
  }
}

function isSame(state: PackState, question: StarterQuestion): boolean {
  return (
    state.contentHash === contentHash(question.content) &&
    state.level === question.level &&
    state.topics.join() === question.topics.join()
  );
}

async function readPacks(folder: string): Promise<StarterQuestion[]> {
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.yaml')).toSorted();
  const questions: StarterQuestion[] = [];
  const faults: string[] = [];
  for (const file of files) {
    if (path.basename(file) === 'pack.yaml') continue;
    const manifest = packManifestSchema.parse(await readYaml(path.join(folder, path.dirname(file), 'pack.yaml')));
    const pack = readPackFile(await readYaml(path.join(folder, file)));
    const { licence, source } = manifest;
    questions.push(...pack.questions.map((question) => ({ ...question, licence, source })));
    faults.push(...pack.faults.map(({ pointer, message }) => `${file}${pointer}: ${message}`));
  }
  if (faults.length) throw new Error(`The starter packs have faults:\n${faults.join('\n')}`);
  return questions;
}

async function readYaml(file: string): Promise<unknown> {
  return parse(await readFile(file, 'utf8'));
}
