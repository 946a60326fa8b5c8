export { factStoreContract } from './fact-store.contract';
export type { FactStoreUnderTest } from './fact-store.contract';
