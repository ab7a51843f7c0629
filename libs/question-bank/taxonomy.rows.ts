import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

@Entity('tracks')
export class TrackRow {
  @PrimaryColumn('text')
  slug: string;

  @Column('text')
  title: string;

  @Column('integer')
  position: number;
}

@Entity('topics')
export class TopicRow {
  @PrimaryColumn('text')
  slug: string;

  @Column('text')
  title: string;

  @ForeignKey('TrackRow', { name: 'topics_track' })
  @Column('text', { name: 'track_slug' })
  trackSlug: string;

  @Column('integer')
  position: number;
}
