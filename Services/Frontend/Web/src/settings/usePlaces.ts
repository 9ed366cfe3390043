import { AccountAPI } from "../api/AccountAPI";
import { useAPI } from "../api/useAPI";
import { useQuery } from "../query/useQuery";
import type { Queried } from "../query/useQuery";
import type { SignedInPlace } from "./SignedInPlace";

/** Where one is signed in. */
export function usePlaces(): Queried<readonly SignedInPlace[]> {
  const account = useAPI(AccountAPI);
  return useQuery("places", (signal) => account.places(signal));
}
