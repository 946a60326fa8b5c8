export { canonicalJson } from './canonical-json';
export { hmacSha256, sha256, sha256Hex } from './digest';
export { uuidV5 } from './uuid';
