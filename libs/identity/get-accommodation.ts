import { Injectable } from '@nestjs/common';
import { Transactions } from '@app/database/tx.js';
import { AppError } from '@app/kernel/app-error.js';
import { findGranted } from './accommodations.store.js';
import type { GrantedAccommodation } from './domain/accommodation.js';

@Injectable()
export class GetAccommodation {
  constructor(private readonly transactions: Transactions) {}

  /** @throws AppError resource.not-found where the person is granted nothing */
  async run(personId: string): Promise<GrantedAccommodation> {
    const granted = await this.transactions.single((tx) => findGranted(tx, personId));
    if (!granted) throw new AppError('resource.not-found');
    return granted;
  }
}
