import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Injectable } from '@nestjs/common';
import { parse } from 'yaml';
import { Transactions } from '@app/database/tx.js';
import { taxonomySchema } from './domain/taxonomy.js';

/** Brings tracks and topics to what `taxonomy.yaml` says. Topics that left the file stay: questions refer to them. */
@Injectable()
export class LoadTaxonomy {
  constructor(private readonly transactions: Transactions) {}

  async run(contentDir: string): Promise<void> {
    const { tracks } = taxonomySchema.parse(parse(await readFile(path.join(contentDir, 'taxonomy.yaml'), 'utf8')));
    const topics = tracks.flatMap((track) => track.topics.map((topic) => ({ ...topic, track: track.slug })));
    await this.transactions.run(async (tx) => {
      await tx.query(
        `insert into tracks (slug, title, position)
         select slug, title, position from unnest($1::text[], $2::text[]) with ordinality as given (slug, title, position)
         on conflict (slug) do update set title = excluded.title, position = excluded.position`,
        [tracks.map((track) => track.slug), tracks.map((track) => track.title)],
      );
      await tx.query(
        `insert into topics (slug, title, track_slug, position)
         select * from unnest($1::text[], $2::text[], $3::text[]) with ordinality as given (slug, title, track, position)
         on conflict (slug) do update
           set title = excluded.title, track_slug = excluded.track_slug, position = excluded.position`,
        [topics.map((topic) => topic.slug), topics.map((topic) => topic.title), topics.map((topic) => topic.track)],
      );
    });
  }
}
