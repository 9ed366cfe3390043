import { GuardedStorage } from "../../../Services/Frontend/Web/src/storage/GuardedStorage";

/** Of a browser whose settings refuse it. */
export function refusingStorage(): GuardedStorage {
  return new GuardedStorage(() => {
    throw new Error("SecurityError");
  });
}
