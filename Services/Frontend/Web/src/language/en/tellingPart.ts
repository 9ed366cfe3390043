import { deliveries } from "./deliveries";
import { telling } from "./telling";

/** What is said of what was told to whom. */
export const tellingPart = { deliveries, telling };
