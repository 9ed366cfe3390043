import "../app/firstFile";
import type { Campus } from "../app/Campus";
import { tellCampus } from "../app/tellCampus";
import { LiveConnection } from "./LiveConnection";
import type { LiveEnvironment } from "./LiveConnection";

/** The connection that tells `campus` what happens; a file of its own, see LiveUpdates. */
export function openLive(campus: Campus, environment: LiveEnvironment): LiveConnection {
  return new LiveConnection(environment, {
    hear: (message) => tellCampus(campus, message),
    refetch: () => campus.queries.refetch(),
  });
}
