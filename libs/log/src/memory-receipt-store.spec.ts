import { receiptStoreContract } from './contract';
import { MemoryReceiptStore } from './memory-receipt-store';

receiptStoreContract('MemoryReceiptStore', async () => {
  const store = new MemoryReceiptStore();
  return { store, other: store, done: () => store.close() };
});
