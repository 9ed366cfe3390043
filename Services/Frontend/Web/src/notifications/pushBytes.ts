/** The bytes of a key in base64 for URLs (RFC 4648 §5), as `PushManager.subscribe` wants them. */
export function pushBytes(key: string): Uint8Array {
  const base64 = key.replace(/-/g, "+").replace(/_/g, "/");
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
