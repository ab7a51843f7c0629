import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { ImageType } from '../domain/images/image-types.js';

/** An image that questions show. Its name is what it is: the same bytes are kept once. */
@Entity('images')
@Check('images_hash', `hash ~ '^[0-9a-f]{64}$'`)
@Check('images_type', `type in ('png', 'jpeg', 'gif', 'webp', 'avif')`)
export class ImageRow {
  /** SHA-256 of its bytes, hexadecimal. */
  @PrimaryColumn('text')
  hash: string;

  @Column('text')
  type: ImageType;

  /** In pixels. */
  @Column('integer')
  width: number;

  @Column('integer')
  height: number;

  @Column('bytea')
  bytes: Buffer;

  /** When somebody last brought it. What no version shows is collected some time after. */
  @Column('timestamptz', { name: 'kept_at', default: () => 'clock_timestamp()' })
  keptAt: Date;
}

/** Which versions show which images. A trigger keeps it by what each version's content says. */
@Entity('version_images')
@Index('version_images_of_image', ['hash'])
export class VersionImageRow {
  @ForeignKey('QuestionVersionRow', { name: 'version_images_version', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'version_id' })
  versionId: string;

  @ForeignKey('ImageRow', { name: 'version_images_image' })
  @PrimaryColumn('text')
  hash: string;
}
