import { Injectable } from '@nestjs/common';
import { Transactions } from '@app/database/tx.js';
import { countByTopic } from './catalogue.store.js';

interface TopicView {
  slug: string;
  title: string;
  questions: { entry: number; mid: number; senior: number; total: number };
}
export interface TrackView {
  slug: string;
  title: string;
  topics: TopicView[];
}

/** The taxonomy, with how many published questions each topic has. */
@Injectable()
export class ListTopics {
  constructor(private readonly transactions: Transactions) {}

  async run(): Promise<TrackView[]> {
    const counts = await this.transactions.run((tx) => countByTopic(tx));
    const tracks = new Map<string, TrackView>();
    for (const { track, trackTitle, topic, topicTitle, entry, mid, senior } of counts) {
      const view = tracks.get(track) ?? { slug: track, title: trackTitle, topics: [] };
      view.topics.push({
        slug: topic,
        title: topicTitle,
        questions: { entry, mid, senior, total: entry + mid + senior },
      });
      tracks.set(track, view);
    }
    return [...tracks.values()];
  }
}
